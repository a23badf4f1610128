"""Verbs on memberships and interests."""

from datetime import date, datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.memberships.models import DeclaredInterest, Membership
from app.suppliers.models import Supplier


def start_membership(supplier: Supplier, association_id: int, *, on: date) -> None:
    """Note that the firm belongs to the association from a day on; nothing happens when it does already."""
    running = select(Membership).where(
        Membership.supplier_id == supplier.id,
        Membership.association_id == association_id,
        Membership.ends_on.is_(None),
    )
    if session.scalar(running) is None:
        session.add(Membership(supplier_id=supplier.id, association_id=association_id, starts_on=on))


def declare_interest(user: User, supplier: Supplier, *, at: datetime) -> None:
    session.merge(DeclaredInterest(user_id=user.id, supplier_id=supplier.id, declared_at=at))
    record("interest.declared", user, by=user, supplier_id=supplier.id)
