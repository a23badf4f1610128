"""What follows a firm into the profile that it is merged with: its memberships, and who has an interest in it."""

from datetime import datetime

from sqlalchemy import select, update

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import session
from app.memberships.importing.models import MemberRow
from app.memberships.inviting.models import MemberInvitation
from app.memberships.models import DeclaredInterest, Membership
from app.suppliers.models import Supplier


def join(stays: Supplier, goes: Supplier, _by: User, at: datetime) -> None:
    _join_memberships(stays, goes, at)
    held = {interest.user_id for interest in _interests_in(stays)}
    for interest in _interests_in(goes):
        if interest.user_id not in held:
            interest.supplier = stays
    for table in (MemberRow, MemberInvitation):
        session.execute(update(table).where(table.supplier_id == goes.id).values(supplier_id=stays.id))


def _join_memberships(stays: Supplier, goes: Supplier, at: datetime) -> None:
    """Of an association that both belong to, the membership of the profile that stays runs on."""
    running = {each.association_id for each in _memberships(stays) if each.ends_on is None}
    begun = {(each.association_id, each.starts_on) for each in _memberships(stays)}
    for membership in _memberships(goes):
        if membership.ends_on is None and membership.association_id in running:
            membership.ends_on = max(local_date(at), membership.starts_on)
        if (membership.association_id, membership.starts_on) not in begun:
            membership.supplier = stays


def _memberships(supplier: Supplier) -> list[Membership]:
    return list(session.scalars(select(Membership).where(Membership.supplier_id == supplier.id)))


def _interests_in(supplier: Supplier) -> list[DeclaredInterest]:
    return list(session.scalars(select(DeclaredInterest).where(DeclaredInterest.supplier_id == supplier.id)))
