"""Selects on purchasing policies, read-only."""

from datetime import date

from sqlalchemy import select

from app.core.db import session
from app.sourcing.policy.models import ProcurementPolicy


def find_policy(policy_id: int) -> ProcurementPolicy | None:
    return session.get(ProcurementPolicy, policy_id)


def policy_in_force(municipality_code: str, day: date) -> ProcurementPolicy | None:
    """The adopted version that is in force on a day; None when the municipality has none yet."""
    policy = ProcurementPolicy
    adopted = select(policy).where(policy.municipality_code == municipality_code, policy.adopted_at.is_not(None))
    newest = policy.in_force_from.desc(), policy.number.desc()
    return session.scalar(adopted.where(policy.in_force_from <= day).order_by(*newest).limit(1))
