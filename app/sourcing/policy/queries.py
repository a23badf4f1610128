"""Selects on purchasing policies, read-only."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, String, cast, select
from sqlalchemy.orm import selectinload

from app.core.db import session
from app.reference.models import Municipality
from app.sourcing.policy.details import Band
from app.sourcing.policy.models import ProcurementPolicy


def find_policy(policy_id: int) -> ProcurementPolicy | None:
    return session.get(ProcurementPolicy, policy_id)


def policy_in_force(municipality_code: str, day: date) -> ProcurementPolicy | None:
    """The adopted version that is in force on a day; None when the municipality has none yet."""
    policy = ProcurementPolicy
    newest = policy.in_force_from.desc(), policy.number.desc()
    statement = _adopted(municipality_code).where(policy.in_force_from <= day).order_by(*newest)
    return session.scalar(statement.options(selectinload(policy.bands)).limit(1))


def _adopted(municipality_code: str) -> Select[ProcurementPolicy]:
    policy = ProcurementPolicy
    return select(policy).where(policy.municipality_code == municipality_code, policy.adopted_at.is_not(None))


def next_policy_day(municipality_code: str, day: date) -> date | None:
    """The first day after `day` on which another adopted version comes into force."""
    later = _adopted(municipality_code).where(ProcurementPolicy.in_force_from > day)
    starts = later.with_only_columns(ProcurementPolicy.in_force_from).order_by(ProcurementPolicy.in_force_from)
    return session.scalar(starts.limit(1))


def adopted_versions(municipality_code: str) -> list[ProcurementPolicy]:
    """With their bands; the one that began last comes first."""
    newest = ProcurementPolicy.in_force_from.desc(), ProcurementPolicy.number.desc()
    statement = _adopted(municipality_code).options(selectinload(ProcurementPolicy.bands)).order_by(*newest)
    return list(session.scalars(statement))


def versions_of(municipality_codes: Collection[str]) -> list[ProcurementPolicy]:
    """Drafts too; the newest first."""
    policy = ProcurementPolicy
    statement = select(policy).where(policy.municipality_code.in_(municipality_codes))
    return list(session.scalars(statement.order_by(policy.municipality_code, policy.number.desc())))


def draft_of(municipality_code: str) -> ProcurementPolicy | None:
    policy = ProcurementPolicy
    draft = select(policy).where(policy.municipality_code == municipality_code, policy.adopted_at.is_(None))
    return session.scalar(draft.order_by(policy.number.desc()).limit(1))


def newest_of(municipality_code: str) -> ProcurementPolicy | None:
    """The adopted version with the highest number."""
    statement = _adopted(municipality_code).order_by(ProcurementPolicy.number.desc())
    return session.scalar(statement.limit(1))


def bands_of(policy: ProcurementPolicy | None) -> tuple[Band, ...]:
    """As plain values; none without a policy."""
    if policy is None:
        return ()
    return tuple(
        Band(
            category=band.category,
            from_value=band.from_value,
            procedure=band.procedure,
            fewest_firms=band.fewest_firms,
            most_firms=band.most_firms,
            article=band.article,
        )
        for band in policy.bands
    )


def municipalities_with_policy(day: date) -> list[Municipality]:
    """Those that have one in force on a day, by name."""
    policy = ProcurementPolicy
    having = select(policy.municipality_code).where(policy.adopted_at.is_not(None), policy.in_force_from <= day)
    return list(session.scalars(select(Municipality).where(Municipality.code.in_(having)).order_by(Municipality.name)))


def names_of_policies(ids: Collection[int]) -> dict[int, str]:
    """`2 Purchasing policy 2026`, by id."""
    policy = ProcurementPolicy
    rows = session.execute(select(policy.id, policy.number, policy.title).where(policy.id.in_(ids)))
    return {found: f"{number} {title}" for found, number, title in rows}


def ids_of_policies_within(municipalities: Collection[str]) -> Select[str]:
    """As text, as the audit trail has them."""
    policy = ProcurementPolicy
    return select(cast(policy.id, String)).where(policy.municipality_code.in_(municipalities))
