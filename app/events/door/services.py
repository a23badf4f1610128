"""Let people in, take it back, and count: under the lock of the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from app.accounts.models import User
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.events.door.marks import CameIn, Told, Undo, WalkIn
from app.events.door.models import CheckIn
from app.events.models import Event, EventStatus
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.moving import move
from app.events.registering.seating import lock, next_place, seating_of

FULL = lazy("All seats are taken. Let this person in anyway?")
CANCELLED = lazy("This registration was cancelled.")
OTHER_EVENT = lazy("This registration is for another event.")


class IsFull(DomainError):
    """Somebody without a seat: who stands at the door may let them in all the same."""


@dataclass(frozen=True)
class Refused:
    """What was told and not done, with the reason in words. `can_insist`: with `anyway` it is done."""

    mark: str
    reason: Text
    can_insist: bool


def take(event: Event, told: Sequence[Told], *, by: User, at: datetime) -> list[Refused]:
    """Do all that a phone tells, in its order, and say what could not be done. The rest is done all the same."""
    event = lock(event.id)
    refused = []
    for each in told:
        try:
            _do(event, each, by=by, at=at)
        except DomainError as reason:
            refused.append(Refused(each.mark, reason.message, isinstance(reason, IsFull)))
    session.flush()
    if at >= event.ends_at:  # told late: the number is there already
        count_attendance(event)
    return refused


def _do(event: Event, told: Told, *, by: User, at: datetime) -> None:
    known = session.scalar(select(CheckIn).where(CheckIn.event_id == event.id, CheckIn.mark == told.mark))
    if isinstance(told, Undo):
        _undo(known, at)
    elif known is None:
        _let_in(event, told, by=by, at=at)


def _let_in(event: Event, told: CameIn | WalkIn, *, by: User, at: datetime) -> None:
    if event.status is not EventStatus.PUBLISHED:
        raise DomainError(lazy("This event does not take place."))
    if isinstance(told, WalkIn):
        registration, rank = _walk_in(event, told, at), 0
    else:
        registration, rank = _registered(event, told), told.rank
    if _is_in(registration, rank):
        return  # another phone was first: nobody counts twice
    if registration.state is not RegistrationState.ATTENDED:
        move(registration, RegistrationState.ATTENDED)
    session.add(
        CheckIn(
            event_id=event.id,
            registration_id=registration.id,
            rank=rank,
            mark=told.mark,
            came_at=told.came_at,
            received_at=at,
            by_id=by.id,
        )
    )
    session.flush()


def _registered(event: Event, told: CameIn) -> Registration:
    """Who is told of, with a seat. Raises DomainError."""
    registration = session.get(Registration, told.registration_id)
    if registration is None or registration.event_id != event.id or told.rank >= registration.seats:
        raise DomainError(OTHER_EVENT)
    if registration.state is RegistrationState.CANCELLED:
        raise DomainError(CANCELLED)
    if registration.state is RegistrationState.WAITLISTED:
        _demand_room(event, registration.seats, is_wanted=told.anyway)
    if registration.state in (RegistrationState.WAITLISTED, RegistrationState.OFFERED):
        move(registration, RegistrationState.REGISTERED)
        registration.offered_until = None
    return registration


def _walk_in(event: Event, told: WalkIn, at: datetime) -> Registration:
    _demand_room(event, 1, is_wanted=told.anyway)
    registration = Registration(
        event_id=event.id,
        place=next_place(event),
        state=RegistrationState.REGISTERED,
        seats=1,
        name=told.name,
        email="",
        firm=told.firm,
        language=event.language,
        is_walk_in=True,
        registered_at=at,
    )
    session.add(registration)
    session.flush()
    return registration


def _demand_room(event: Event, seats: int, *, is_wanted: bool) -> None:
    free = seating_of(event).free
    if not is_wanted and free is not None and seats > free:
        raise IsFull(FULL)


def _is_in(registration: Registration, rank: int) -> bool:
    found = select(CheckIn.id).where(
        CheckIn.registration_id == registration.id, CheckIn.rank == rank, CheckIn.undone_at.is_(None)
    )
    return session.scalar(found) is not None


def _undo(known: CheckIn | None, at: datetime) -> None:
    """Nothing for a mark that never arrived, or was taken back before. A walk-in was not there at all then."""
    if known is None or known.undone_at is not None:
        return
    known.undone_at = at
    session.flush()
    registration = session.get_one(Registration, known.registration_id)
    others = CheckIn.undone_at.is_(None) & (CheckIn.registration_id == registration.id)
    if session.scalar(select(CheckIn.id).where(others).limit(1)) is not None:
        return
    move(registration, RegistrationState.REGISTERED)
    if registration.is_walk_in:
        move(registration, RegistrationState.CANCELLED)
        registration.cancelled_at = at


def close(event_id: int) -> None:
    """After the end: who had a seat and did not come is a no-show, and the event keeps how many came."""
    event = lock(event_id)
    absent = select(Registration).where(
        Registration.event_id == event_id, Registration.state == RegistrationState.REGISTERED
    )
    for registration in session.scalars(absent):
        move(registration, RegistrationState.NO_SHOW)
    session.flush()
    count_attendance(event)


def count_attendance(event: Event) -> None:
    """Beside the version of the event: whoever is writing its report is not disturbed."""
    came = select(func.count()).where(CheckIn.event_id == event.id, CheckIn.undone_at.is_(None)).scalar_subquery()
    session.execute(update(Event).where(Event.id == event.id).values(attendance=came))
