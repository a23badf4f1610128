"""Verbs on memberships: start, end, start again, and what the firm itself says."""

from datetime import date

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.memberships.kinds import EndedBy
from app.memberships.messages import MemberNoted
from app.memberships.models import Membership
from app.outbox.services import publish
from app.suppliers.models import Supplier


def start_membership(supplier: Supplier, association_id: int, *, on: date) -> None:
    """Note that the firm belongs to the association from a day on; nothing happens when it does already."""
    session.flush()
    theirs = memberships_between(supplier.id, association_id)
    if any(each.ends_on is None for each in theirs):
        return
    begin(supplier.id, association_id, on=on, theirs=theirs)


def begin(
    supplier_id: int, association_id: int, *, on: date, theirs: list[Membership], until: date | None = None
) -> Membership:
    """One from that day on; one of `theirs`, the earlier ones, that began on the same day goes on."""
    membership = next((each for each in theirs if each.starts_on == on), None)
    if membership is None:
        membership = Membership(supplier_id=supplier_id, association_id=association_id, starts_on=on)
        session.add(membership)
        theirs.append(membership)
    membership.ends_on, membership.ended_by = until, None
    return membership


def memberships_between(supplier_id: int, association_id: int) -> list[Membership]:
    """Oldest first."""
    statement = select(Membership).where(
        Membership.supplier_id == supplier_id, Membership.association_id == association_id
    )
    return list(session.scalars(statement.order_by(Membership.starts_on)))


def add_member(supplier: Supplier, association_id: int, *, since: date, today: date, by: User) -> Membership:
    """By the board. Raises DomainError when the firm is a member already, or disputes that it is."""
    take_turn(JOURNAL)  # of two colleagues who add it at once, the second sees what the first did
    theirs = memberships_between(supplier.id, association_id)
    if theirs and theirs[-1].is_disputed:
        raise DomainError(lazy("This firm says that it is no member. Talk to the firm first."))
    if any(each.ends_on is None or each.ends_on >= today for each in theirs):
        raise DomainError(lazy("This firm is a member already."))
    if any(each.ends_on and each.starts_on != since and each.ends_on >= since for each in theirs):
        raise DomainError(lazy("On that day its earlier membership still ran."))
    tell_once(supplier.id, association_id, theirs=theirs)
    membership = begin(supplier.id, association_id, on=since, theirs=theirs)
    session.flush()  # its id goes into the audit trail
    record("membership.started", membership, by=by, supplier_id=supplier.id, since=since)
    return membership


def tell_once(supplier_id: int, association_id: int, *, theirs: list[Membership]) -> None:
    """Let the firm know that a board notes it, if it never was a member there: one mail, whatever lists follow."""
    if not theirs:
        publish(MemberNoted(supplier_id, association_id))


def end_membership(membership: Membership, *, on: date, by: User) -> None:
    """By the board, up to and including that day. The profile of the firm loses nothing by it."""
    if on < membership.starts_on:
        raise DomainError(lazy("The last day comes before the first."))
    membership.ends_on, membership.ended_by = on, EndedBy.BOARD
    record("membership.ended", membership, by=by, supplier_id=membership.supplier_id, on=on)


def leave(membership: Membership, *, today: date, by: User) -> None:
    """The firm ends it, today. No list of the board starts it again. Raises DomainError when it ended before."""
    if membership.ends_on is not None and membership.ends_on < today:
        raise DomainError(lazy("This membership has ended already."))
    membership.ends_on, membership.ended_by = max(today, membership.starts_on), EndedBy.FIRM
    record("membership.left", membership, by=by, supplier_id=membership.supplier_id)


def dispute(membership: Membership, *, today: date, by: User) -> None:
    """The firm says that it is no member: it stops counting at once, and only the firm can make that undone."""
    membership.ends_on, membership.ended_by = max(today, membership.starts_on), EndedBy.DISPUTE
    record("membership.disputed", membership, by=by, supplier_id=membership.supplier_id)


def take_back(membership: Membership, *, by: User) -> None:
    """The firm disputes it no longer: its board may note it as a member again."""
    if not membership.is_disputed:
        raise DomainError(lazy("This membership is not disputed."))
    membership.ended_by = EndedBy.FIRM
    record("membership.taken_back", membership, by=by, supplier_id=membership.supplier_id)
