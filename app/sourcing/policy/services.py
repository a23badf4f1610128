"""Verbs on purchasing policies: begin a draft, change it, throw it away, adopt it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.sourcing.kinds import Category
from app.sourcing.policy.checking import faults_of
from app.sourcing.policy.details import Band, PolicyDetails
from app.sourcing.policy.example import example_policy
from app.sourcing.policy.models import PolicyBand, ProcurementPolicy
from app.sourcing.policy.queries import bands_of, draft_of, newest_of
from app.sourcing.policy.thresholds import eu_thresholds, threshold_on


def details_of(policy: ProcurementPolicy) -> PolicyDetails:
    names = [name for name in PolicyDetails.__dataclass_fields__ if name != "bands"]
    return PolicyDetails(**{name: getattr(policy, name) for name in names}, bands=bands_of(policy))


def start_draft(municipality_code: str, *, by: User | None, at: datetime) -> ProcurementPolicy:
    """Begin a new version as a copy of the newest adopted one, or of the invented example when there is none.

    Raises DomainError when a draft is being written already.
    """
    take_turn(f"policies of {municipality_code}")
    if draft_of(municipality_code) is not None:
        raise DomainError(lazy("There is a draft already. Change that one, or throw it away first."))
    newest, today = newest_of(municipality_code), local_date(at)
    details = replace(details_of(newest), in_force_from=today) if newest else example_policy(today)
    policy = ProcurementPolicy(
        **_columns(details),
        municipality_code=municipality_code,
        number=_next_number(municipality_code),
        bands=[PolicyBand(**asdict(band)) for band in details.bands],
        created_at=at,
        created_by_id=by.id if by else None,
    )
    session.add(policy)
    session.flush()  # its id goes into the audit trail
    record("policy.drafted", policy, by=by, number=policy.number, copied_from=newest.number if newest else None)
    return policy


def _next_number(municipality_code: str) -> int:
    own = select(func.max(ProcurementPolicy.number)).where(ProcurementPolicy.municipality_code == municipality_code)
    return (session.scalar(own) or 0) + 1


def _columns(details: PolicyDetails) -> dict[str, Any]:
    columns = {name: getattr(details, name) for name in PolicyDetails.__dataclass_fields__ if name != "bands"}
    return {**columns, "articles": dict(details.articles)}


def change_draft(policy: ProcurementPolicy, details: PolicyDetails, *, seen_version: int, by: User) -> None:
    """Raises DomainError when the policy is adopted, or when somebody else changed it meanwhile."""
    _demand_draft(policy)
    if policy.version != seen_version:
        raise DomainError(lazy("Somebody else changed this draft while you were writing. Look at it again."))
    if details == details_of(policy):
        return
    for name, value in _columns(details).items():
        setattr(policy, name, value)
    if set(details.bands) != set(bands_of(policy)):
        _replace_bands(policy, details.bands)
    record("policy.changed", policy, by=by, **_columns(details), bands=[asdict(band) for band in details.bands])


def _replace_bands(policy: ProcurementPolicy, bands: Sequence[Band]) -> None:
    policy.bands.clear()
    flag_modified(policy, "title")  # the version counts bands, too
    session.flush()  # the old bands go first: their amounts may come back
    policy.bands.extend(PolicyBand(**asdict(band)) for band in bands)


def discard_draft(policy: ProcurementPolicy, *, by: User) -> None:
    _demand_draft(policy)
    record("policy.discarded", policy, by=by, number=policy.number)
    session.delete(policy)


def adopt(policy: ProcurementPolicy, *, in_force_from: date, by: User | None, at: datetime) -> None:
    """Bring a draft into force from a day on; from then on it is never changed.

    A day that is past is allowed for the first policy of a municipality only. Raises DomainError otherwise, and when
    its bands leave a gap, overlap or pass a European threshold of that day.
    """
    _demand_draft(policy)
    take_turn(f"policies of {policy.municipality_code}")
    if in_force_from < local_date(at) and newest_of(policy.municipality_code) is not None:
        raise DomainError(lazy("Choose today or a later day: what is past was decided under the former policy."))
    if has_faults(bands_of(policy), in_force_from):
        raise DomainError(lazy("The amounts are not right for that day yet. Change the draft first."))
    policy.in_force_from, policy.adopted_at = in_force_from, at
    policy.adopted_by_id = by.id if by else None
    record("policy.adopted", policy, by=by, number=policy.number, in_force_from=in_force_from)


def has_faults(bands: Iterable[Band], day: date) -> bool:
    all_bands = list(bands)
    for category in Category:
        own = [band for band in all_bands if band.category is category]
        if faults_of(own, threshold_on(category, day, eu_thresholds())):
            return True
    return False


def _demand_draft(policy: ProcurementPolicy) -> None:
    if not policy.is_draft:
        raise DomainError(lazy("An adopted policy is never changed. Begin a new version."))
