"""Moves that a day brings about: suspensions end, unconfirmed profiles lapse and, much later, end.

Due and not yet done: however late the worker comes, it moves everything whose day has come.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from app.audit.services import record
from app.core.clock import local_date, now
from app.core.db import session, take_turn, transaction
from app.core.settings import settings
from app.outbox.services import publish
from app.suppliers.kinds import ProfileStatus
from app.suppliers.messages import FirmEndedByTerm, SuspensionOver
from app.suppliers.models import Supplier
from app.suppliers.revisions.services import close_all
from app.suppliers.standing import listed_if_confirmed_since, next_status
from app.suppliers.versions import keep_version

BATCH = 100  # firms in one transaction: others wait no longer than that
TURN = "renewal"


def move_next() -> bool:
    """The worker's step: one batch; False when nothing moved."""
    at = now()
    ids = session.scalars(select(Supplier.id).where(is_due(local_date(at))).limit(BATCH)).all()
    if not ids:
        return False
    with transaction():
        take_turn(TURN)  # several workers: the second finds what the first has left
        firms = session.scalars(select(Supplier).where(Supplier.id.in_(ids)).order_by(Supplier.id)).all()
        moved = [settle(supplier, at=at) for supplier in firms]
    return any(moved)


def is_due(day: date) -> ColumnElement[bool]:
    """A date has passed that moves the profile: standing.next_status as a condition of a select."""
    listed_since = listed_if_confirmed_since(day)
    kept = timedelta(days=settings().LAPSED_PROFILE_DAYS)
    put_off = Supplier.suspended_until > day - kept
    return or_(
        and_(Supplier.status == ProfileStatus.SUSPENDED, Supplier.suspended_until <= day),
        and_(Supplier.status == ProfileStatus.LISTED, Supplier.confirmed_at < listed_since),
        and_(
            Supplier.status == ProfileStatus.LAPSED,
            Supplier.confirmed_at < listed_if_confirmed_since(day - kept),
            or_(Supplier.suspended_until.is_(None), ~put_off),
        ),
    )


def settle(supplier: Supplier, *, at: datetime) -> bool:
    """Move the status to where the dates have brought it; says whether it moved."""
    before, day = supplier.status, local_date(at)
    while (following := next_status(supplier, supplier.status, day)) is not None:
        supplier.move_to(following)
        _note(supplier, at)
    return supplier.status is not before


def _note(supplier: Supplier, at: datetime) -> None:
    """Of a lapse the firm hears by the last reminder, which the same worker sends."""
    if supplier.status is ProfileStatus.LISTED:
        supplier.suspended_until = None
        keep_version(supplier, at=at)
        record("supplier.suspension_over", supplier, by=None)
        publish(SuspensionOver(supplier.id))
    elif supplier.status is ProfileStatus.WITHDRAWN:
        supplier.updated_at = at
        close_all(supplier, at=at)
        record("supplier.withdrawn", supplier, by=None)
        publish(FirmEndedByTerm(supplier.id))
    else:
        record(f"supplier.{supplier.status}", supplier, by=None)
