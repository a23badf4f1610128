"""Selects on memberships and interests."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select, union
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.core.clock import local_date, today
from app.core.db import session
from app.memberships.kinds import EndedBy
from app.memberships.models import DeclaredInterest, Membership
from app.suppliers.models import Supplier, SupplierEditor

MOST_FOUND = 20


def counts_on(day: date) -> ColumnElement[bool]:
    """As Membership.counts_on: the memberships that run on that day and that the firm does not dispute."""
    return and_(
        Membership.starts_on <= day,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= day),
        or_(Membership.ended_by.is_(None), Membership.ended_by != EndedBy.DISPUTE),
    )


def declared_interest(user: User, supplier: Supplier) -> DeclaredInterest | None:
    return session.get(DeclaredInterest, (user.id, supplier.id))


def suppliers_of_interest(user: User) -> set[int]:
    """Ids of all firms in which the person has an interest: see policies.has_interest."""
    edited = select(SupplierEditor.supplier_id).where(SupplierEditor.user_id == user.id)
    day = today()
    declared = select(DeclaredInterest.supplier_id).where(
        DeclaredInterest.user_id == user.id,
        DeclaredInterest.starts_on <= day,
        or_(DeclaredInterest.ends_on.is_(None), DeclaredInterest.ends_on >= day),
    )
    return set(session.scalars(union(edited, declared)))


def interests_of(user: User) -> list[DeclaredInterest]:
    """The newest first, also those that have ended."""
    statement = select(DeclaredInterest).where(DeclaredInterest.user_id == user.id)
    newest = DeclaredInterest.declared_at.desc(), DeclaredInterest.supplier_id
    return list(session.scalars(statement.options(joinedload(DeclaredInterest.supplier)).order_by(*newest)))


def firms_named(words: str) -> list[Supplier]:
    """Listed firms with these words in a name, or with this KvK number; at most MOST_FOUND, by name."""
    typed = words.replace("\x00", "").strip()  # PostgreSQL cannot look for it
    if not typed:
        return []
    named = or_(Supplier.name.icontains(typed, autoescape=True), Supplier.trade_name.icontains(typed, autoescape=True))
    statement = select(Supplier).where(Supplier.is_public, or_(named, Supplier.kvk_number == typed))
    return list(session.scalars(statement.order_by(Supplier.name, Supplier.id).limit(MOST_FOUND)))


def ended_interests(before: datetime) -> Select[DeclaredInterest]:
    day = local_date(before)
    return select(DeclaredInterest).where(DeclaredInterest.ends_on < day).order_by(DeclaredInterest.ends_on)
