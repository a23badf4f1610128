"""What the worker does by the clock: end offers, offer seats that were added, remind.

Each step takes what is due and not yet done, so that a worker that was away forgets nothing.
"""

from datetime import datetime, timedelta

from sqlalchemy import Select, select

from app.core.clock import now
from app.core.db import session, transaction
from app.events.models import Event, EventStatus
from app.events.registering.messages import News, RegistrationNews
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.queries import is_coming
from app.events.registering.seating import lock, seating_of
from app.events.registering.seats import served
from app.events.registering.waiting import lapse, offer_on
from app.outbox.services import publish

DAY_BEFORE = timedelta(hours=24)
AT_LEAST_BEFORE = timedelta(hours=1)  # who registers an hour ahead needs no reminder
AT_A_TIME = 100


def step() -> bool:
    """One piece of work; False when nothing was due."""
    at = now()
    return end_offers(at) or offer_added_seats(at) or remind_of_offers(at) or remind_of_tomorrow(at)


def end_offers(at: datetime) -> bool:
    """Of one event."""
    due = select(Registration.event_id).where(Registration.offered_until <= at).order_by(Registration.offered_until)
    event_id = session.scalar(due.limit(1))
    if event_id is None:
        return False
    with transaction():
        lapse(event_id, at=at)
    return True


def offer_added_seats(at: datetime) -> bool:
    """An organiser made room: nobody has to tell us, the list says it. True when somebody was offered a seat."""
    waits = select(Registration.event_id).where(Registration.state == RegistrationState.WAITLISTED)
    events = list(session.scalars(select(Event).where(Event.id.in_(waits), is_coming(at)).order_by(Event.id)))
    for event in events:
        stands = seating_of(event)
        if served(stands.room, stands.seated, stands.waiting):
            with transaction():
                return bool(offer_on(lock(event.id), at=at))
    return False


def remind_of_offers(at: datetime) -> bool:
    """Half way through the time to accept."""
    due = [each for each in session.scalars(_unreminded_offers()) if at >= _half_way(each)]
    if not due:
        return False
    with transaction():
        for registration in session.scalars(_unreminded_offers().with_for_update()):
            if at >= _half_way(registration):
                registration.offer_reminded_at = at
                publish(RegistrationNews(registration.id, News.OFFER_RUNS_OUT))
    return True


def _unreminded_offers() -> Select[Registration]:
    offered = Registration.state == RegistrationState.OFFERED
    return select(Registration).where(offered, Registration.offer_reminded_at.is_(None)).order_by(Registration.id)


def _half_way(registration: Registration) -> datetime:
    until, offered_at = registration.offered_until, registration.offered_at
    if until is None or offered_at is None:
        raise ValueError("no offer")
    return offered_at + (until - offered_at) / 2


def remind_of_tomorrow(at: datetime) -> bool:
    """The day before; not those who registered within that day, they know."""
    if session.scalar(_unreminded_visitors(at).with_only_columns(Registration.id)) is None:
        return False
    with transaction():
        for registration in session.scalars(_unreminded_visitors(at).with_for_update()):
            registration.reminded_at = at
            publish(RegistrationNews(registration.id, News.TOMORROW))
    return True


def _unreminded_visitors(at: datetime) -> Select[Registration]:
    soon = select(Event.id).where(
        Event.status == EventStatus.PUBLISHED,
        Event.starts_at <= at + DAY_BEFORE,
        Event.starts_at > at + AT_LEAST_BEFORE,
    )
    statement = select(Registration).where(
        Registration.event_id.in_(soon),
        Registration.state == RegistrationState.REGISTERED,
        Registration.reminded_at.is_(None),
        Registration.registered_at <= at - DAY_BEFORE,
    )
    return statement.order_by(Registration.event_id, Registration.place).limit(AT_A_TIME)
