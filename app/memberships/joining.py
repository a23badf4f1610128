"""What follows a firm into the profile that stays when two are merged: its memberships, and who has an interest in it."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import session
from app.memberships.models import DeclaredInterest, Membership
from app.suppliers.models import Supplier


def join(stays: Supplier, goes: Supplier, _by: User, at: datetime) -> None:
    _join_memberships(stays, goes, at)
    held = set(session.scalars(select(DeclaredInterest.user_id).where(DeclaredInterest.supplier_id == stays.id)))
    for interest in _of(DeclaredInterest, goes):
        if interest.user_id not in held:
            interest.supplier = stays


def _join_memberships(stays: Supplier, goes: Supplier, at: datetime) -> None:
    """Of an association that both belong to, the membership of the profile that stays runs on."""
    running = {each.association_id for each in _of(Membership, stays) if each.ends_on is None}
    begun = {(each.association_id, each.starts_on) for each in _of(Membership, stays)}
    for membership in _of(Membership, goes):
        if membership.ends_on is None and membership.association_id in running:
            membership.ends_on = max(local_date(at), membership.starts_on)
        if (membership.association_id, membership.starts_on) not in begun:
            membership.supplier = stays


def _of(model, supplier: Supplier):
    return list(session.scalars(select(model).where(model.supplier_id == supplier.id)))
