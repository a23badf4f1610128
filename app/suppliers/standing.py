"""Where a profile stands on a day: its dates say so, whether or not the worker has moved its status yet.

Everything here is compared with a day when it is asked (PRODUCT.md §2, first table and "Renewal").
"""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, or_

from app.core.clock import AMSTERDAM, local_date, today
from app.core.model import UtcDateTime
from app.core.settings import settings
from app.suppliers.kinds import ProfileStatus

if TYPE_CHECKING:
    from app.suppliers.models import Supplier

GRACE = timedelta(days=28)  # from the day that a confirmation is due to the day that the profile lapses


def start_of(day: date) -> datetime:
    """Midnight in the region."""
    return datetime.combine(day, time(), AMSTERDAM)


def due_on(confirmed_at: datetime) -> date:
    """The day on which a profile is to be confirmed again."""
    return local_date(confirmed_at) + _term()


def lapses_on(confirmed_at: datetime) -> date:
    """The first day on which a profile that nobody confirmed is no longer listed."""
    return due_on(confirmed_at) + GRACE


def listed_if_confirmed_since(day: date) -> datetime:
    """The other way round: who confirmed earlier than this has lapsed on the day."""
    return start_of(day - _term() - GRACE + timedelta(days=1))


def lapsed_on(supplier: "Supplier") -> date | None:
    """A suspension that outlasts the term puts the lapse off: the profile lapses on the day it would be back."""
    if supplier.confirmed_at is None:
        return None
    return max(lapses_on(supplier.confirmed_at), supplier.suspended_until or date.min)


def shows_lapse_until(supplier: "Supplier") -> date:
    """The first day on which the page of a lapsed profile no longer says so."""
    return _after_lapse(supplier, settings().LAPSED_NOTICE_DAYS)


def withdrawn_on(supplier: "Supplier") -> date:
    """The day on which a lapsed profile ends."""
    return _after_lapse(supplier, settings().LAPSED_PROFILE_DAYS)


def _after_lapse(supplier: "Supplier", days: int) -> date:
    lapsed = lapsed_on(supplier)
    return lapsed + timedelta(days=days) if lapsed else date.max


def next_status(supplier: "Supplier", status: ProfileStatus, day: date) -> ProfileStatus | None:
    """The move along the table that the day brings about, if any."""
    if status is ProfileStatus.SUSPENDED and _is_over(supplier.suspended_until, day):
        return ProfileStatus.LAPSED if _has_lapsed(supplier, day) else ProfileStatus.LISTED
    if status is ProfileStatus.LISTED and _has_lapsed(supplier, day):
        return ProfileStatus.LAPSED
    if status is ProfileStatus.LAPSED and withdrawn_on(supplier) <= day:
        return ProfileStatus.WITHDRAWN
    return None


def status_on(supplier: "Supplier", day: date) -> ProfileStatus:
    """Where the profile stands after all moves that the day brings about."""
    status: ProfileStatus = supplier.status
    while (following := next_status(supplier, status, day)) is not None:
        status = following
    return status


def unconfirmed_since(supplier: "Supplier", day: date) -> date | None:
    """The day that the confirmation was due, once that has passed."""
    due = due_on(supplier.confirmed_at) if supplier.confirmed_at else None
    return due if due is not None and due < day else None


def listed_today(status: Any, confirmed_at: Any, suspended_until: Any) -> ColumnElement[bool]:
    """The same for a select, of its columns; its dates are asked anew each time that a statement runs."""
    lifted = and_(status == ProfileStatus.SUSPENDED, suspended_until <= _TODAY)
    confirmed = or_(confirmed_at.is_(None), confirmed_at >= _CONFIRMED_SINCE)
    return and_(or_(status == ProfileStatus.LISTED, lifted), confirmed)


_TODAY = bindparam("today", callable_=today, type_=Date(), unique=True)
_CONFIRMED_SINCE = bindparam(
    "confirmed_since", callable_=lambda: listed_if_confirmed_since(today()), type_=UtcDateTime(), unique=True
)


def _is_over(until: date | None, day: date) -> bool:
    return until is not None and until <= day


def _has_lapsed(supplier: "Supplier", day: date) -> bool:
    return supplier.confirmed_at is not None and lapses_on(supplier.confirmed_at) <= day


def _term() -> timedelta:
    return timedelta(days=settings().CONFIRM_DAYS)
