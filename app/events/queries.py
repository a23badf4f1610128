"""Selects on events that their parts share, read-only."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from app.core.db import session
from app.events.models import Event, EventOrganiser, EventStatus
from app.events.registering.models import Registration
from app.events.registering.seats import TAKES_A_SEAT
from app.organisations.bodies import Body


def find_event(event_id: int, slug: str | None = None) -> Event | None:  # noqa: ARG001 - see below
    """By id; the slug in an address is for people and is not compared."""
    return session.get(Event, event_id)


def is_public() -> ColumnElement[bool]:
    """Cancelled ones too: who planned to come has to find them."""
    return Event.status != EventStatus.DRAFT


def coming(events: Select[Event], at: datetime) -> Select[Event]:
    """Those that are public and not over, the first first."""
    return events.where(is_public(), Event.ends_at > at).order_by(Event.starts_at, Event.id)


def past(events: Select[Event], at: datetime) -> Select[Event]:
    """Those that are public and over, the last first."""
    return events.where(is_public(), Event.ends_at <= at).order_by(Event.starts_at.desc(), Event.id.desc())


def organised_by(body: Body) -> ColumnElement[bool]:
    """Whether it leads, or organises it too."""
    return or_(
        Event.is_of(body), exists().where(EventOrganiser.event_id == Event.id, EventOrganiser.body_key == body.key)
    )


def seats_taken(ids: Collection[int]) -> dict[int, int]:
    """By event; one for which nobody registered is left out."""
    counted = select(Registration.event_id, func.sum(Registration.seats)).where(
        Registration.event_id.in_(ids), Registration.state.in_(TAKES_A_SEAT)
    )
    return {number: int(seats) for number, seats in session.execute(counted.group_by(Registration.event_id))}
