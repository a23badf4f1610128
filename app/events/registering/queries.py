"""Selects on registrations."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.core.db import session
from app.events.models import Event, EventStatus
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.seats import STILL_ON


def find_registration(registration_id: int) -> Registration | None:
    return session.get(Registration, registration_id)


def with_key(key: str) -> Registration | None:
    return session.scalar(select(Registration).where(Registration.key == key))


def known_as(event: Event, email: str) -> Registration | None:
    """Somebody who registered with this address and still comes or waits."""
    statement = select(Registration).where(
        Registration.event_id == event.id, Registration.email == email, Registration.state.in_(STILL_ON)
    )
    return session.scalar(statement.order_by(Registration.place).limit(1))


def own_registration(event: Event, user: User) -> Registration | None:
    """As `known_as`, of who is signed in."""
    statement = select(Registration).where(
        Registration.event_id == event.id, is_of(user), Registration.state.in_(STILL_ON)
    )
    return session.scalar(statement.order_by(Registration.place).limit(1))


def is_of(user: User) -> ColumnElement[bool]:
    return or_(Registration.user_id == user.id, Registration.email == user.email)


def registrations_of(user: User) -> list[Registration]:
    """The events that come last first."""
    statement = select(Registration).join(Event).where(is_of(user)).options(selectinload(Registration.event))
    return list(session.scalars(statement.order_by(Event.starts_at.desc(), Registration.id.desc())))


def has_any(user: User | None) -> bool:
    return user is not None and session.scalar(select(Registration.id).where(is_of(user)).limit(1)) is not None


def number_waiting_before(registration: Registration) -> int:
    """How many parties stand before this one on the waiting list."""
    statement = select(func.count()).where(
        Registration.event_id == registration.event_id,
        Registration.state == RegistrationState.WAITLISTED,
        Registration.place < registration.place,
    )
    return session.scalar(statement) or 0


def who_comes(event: Event) -> list[Registration]:
    """Those who agreed to be named, by name."""
    statement = select(Registration).where(
        Registration.event_id == event.id,
        Registration.may_be_named,
        Registration.state.in_((RegistrationState.REGISTERED, RegistrationState.ATTENDED)),
    )
    return list(session.scalars(statement.order_by(Registration.name, Registration.id)))


def recipients(event_id: int, states: frozenset[RegistrationState], after: int, limit: int) -> list[Registration]:
    """Those who get a mail, in order of coming in, from the place after `after` on."""
    statement = select(Registration).where(
        Registration.event_id == event_id,
        Registration.state.in_(states),
        Registration.place > after,
        Registration.email != "",
    )
    return list(session.scalars(statement.order_by(Registration.place).limit(limit)))


def is_coming(at: datetime) -> ColumnElement[bool]:
    return (Event.status == EventStatus.PUBLISHED) & (Event.starts_at > at)
