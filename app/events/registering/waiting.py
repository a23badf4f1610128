"""The waiting list: seats that are free go to the first who waits, for a while."""

from datetime import datetime, timedelta

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.events.models import Event, EventStatus
from app.events.registering.messages import News, RegistrationNews
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.moving import leave, move
from app.events.registering.seating import lock, lock_for, seating_of
from app.events.registering.seats import Party, Room, fits, served
from app.outbox.services import publish


def offer_on(event: Event, *, at: datetime) -> list[Registration]:
    """Offer what is free to those whose turn it is. The caller holds the lock; nothing once it began."""
    if event.status is not EventStatus.PUBLISHED or at >= event.starts_at:
        return []
    session.flush()
    now_seated = seating_of(event)
    numbers = [party.id for party in served(now_seated.room, now_seated.seated, now_seated.waiting)]
    chosen = select(Registration).where(Registration.id.in_(numbers)).order_by(Registration.place)
    lucky = list(session.scalars(chosen)) if numbers else []
    for registration in lucky:
        move(registration, RegistrationState.OFFERED)
        registration.offered_at = at
        registration.offered_until = min(at + timedelta(hours=event.offer_hours), event.starts_at)
        registration.offer_reminded_at = None
        publish(RegistrationNews(registration.id, News.OFFERED))
    return lucky


def accept(registration: Registration, *, at: datetime) -> None:
    """Take the seat that is kept. Raises DomainError when it is kept no more."""
    event = lock_for(registration)
    _demand_open_offer(event, registration, at)
    _take(registration)
    publish(RegistrationNews(registration.id, News.REGISTERED))


def decline(registration: Registration, *, at: datetime) -> None:
    """Raises DomainError when nothing is offered any more."""
    event = lock_for(registration)
    _demand_open_offer(event, registration, at)
    leave(registration, at)
    publish(RegistrationNews(registration.id, News.CANCELLED))
    offer_on(event, at=at)


def lapse(event_id: int, *, at: datetime) -> int:
    """End the offers of an event that nobody answered in time, and offer the seats on; how many there were."""
    event = lock(event_id)
    statement = select(Registration).where(Registration.event_id == event_id, Registration.offered_until <= at)
    late = list(session.scalars(statement.order_by(Registration.place)))
    for registration in late:
        registration.lapsed_at = at
        leave(registration, at)
        if event.status is EventStatus.PUBLISHED:  # else they were told that it does not take place
            publish(RegistrationNews(registration.id, News.LAPSED))
    offer_on(event, at=at)
    return len(late)


def seat_by_hand(registration: Registration, *, by: User) -> None:
    """The organiser knows that they come: who has an offer, or the first who waits, when there is room.

    The limit per firm is set aside, the order and the seats of the room are not. Raises DomainError.
    """
    event = lock_for(registration)
    if registration.state is RegistrationState.WAITLISTED:
        _demand_turn(event, registration)
    elif registration.state is not RegistrationState.OFFERED:
        raise DomainError(lazy("This person is not on the waiting list any more."))
    _take(registration)
    record("registration.seated", registration, by=by)
    publish(RegistrationNews(registration.id, News.REGISTERED))


def _demand_turn(event: Event, registration: Registration) -> None:
    now_seated = seating_of(event)
    room = Room(now_seated.room.seats)
    is_first = now_seated.waiting[0].id == registration.id
    if not fits(room, now_seated.seated, Party(0, registration.seats)):
        raise DomainError(lazy("There is no seat free for this person and their guests."))
    if not is_first:
        raise DomainError(lazy("Somebody else is before this person on the waiting list."))


def _demand_open_offer(event: Event, registration: Registration, at: datetime) -> None:
    """Raises DomainError with what became of the offer."""
    if event.status is EventStatus.CANCELLED:
        raise DomainError(lazy("This event does not take place."))
    if registration.state is RegistrationState.REGISTERED:
        raise DomainError(lazy("You have this seat already: you are registered."))
    until = registration.offered_until
    is_late = at >= event.starts_at or (until is not None and at >= until)
    if is_late or registration.lapsed_at is not None:
        raise DomainError(lazy("The time to accept is over. The seat was offered to the next on the waiting list."))
    if registration.state is RegistrationState.CANCELLED:
        raise DomainError(lazy("You said before that you do not come. The seat went to the next on the waiting list."))
    if registration.state is not RegistrationState.OFFERED:
        raise DomainError(lazy("No seat is offered to you at the moment."))


def _take(registration: Registration) -> None:
    move(registration, RegistrationState.REGISTERED)
    registration.offered_until = None
