"""Selects for calendars."""

from datetime import datetime, timedelta

from sqlalchemy import Select, select

from app.accounts.models import User
from app.core.db import session
from app.events.models import CalendarKey, Event
from app.events.queries import is_public, organised_by
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.seats import WITH_A_SEAT
from app.organisations.bodies import Body

LOOKS_BACK = timedelta(days=180)  # what is older leaves the feeds; calendars keep what they have
IN_MY_CALENDAR = WITH_A_SEAT | {RegistrationState.OFFERED, RegistrationState.WAITLISTED}


def _in_feeds(at: datetime) -> Select[Event]:
    """Published events and those that were cancelled afterwards: a calendar has to hear of it."""
    return select(Event).where(is_public(), Event.ends_at >= at - LOOKS_BACK).order_by(Event.starts_at, Event.id)


def all_events(at: datetime) -> list[Event]:
    return list(session.scalars(_in_feeds(at)))


def events_of(body: Body, at: datetime) -> list[Event]:
    """That the body organises, alone or with others."""
    return list(session.scalars(_in_feeds(at).where(organised_by(body))))


def events_of_person(user: User, at: datetime) -> list[tuple[Event, RegistrationState]]:
    """For which the person registered, or waits."""
    statement = (
        _in_feeds(at)
        .join(Registration, Registration.event_id == Event.id)
        .add_columns(Registration.state)
        .where(Registration.user_id == user.id, Registration.state.in_(IN_MY_CALENDAR))
    )
    return [(event, state) for event, state in session.execute(statement)]


def key_of(user: User) -> CalendarKey | None:
    return session.get(CalendarKey, user.id)


def owner_of(key: str) -> User | None:
    """Of an account that is open: to one that was blocked no address leads any more."""
    known = select(User).join(CalendarKey, CalendarKey.user_id == User.id)
    return session.scalar(known.where(CalendarKey.key == key, User.blocked_at.is_(None)))
