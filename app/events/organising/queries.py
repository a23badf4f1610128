"""Selects on events for their lists and pages, read-only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.core.clock import AMSTERDAM, months_after
from app.core.db import count_of, session
from app.events.models import Event, EventKind, EventLabel, EventStatus
from app.events.queries import is_public, organised_by
from app.events.registering.models import Registration, RegistrationState
from app.organisations.bodies import Body, bodies_of
from app.suppliers.models import Supplier
from app.texts.labelling.queries import labels_with
from app.texts.models import Label

# They are told when it changes: they come, or would like to.
AWAITING = (RegistrationState.REGISTERED, RegistrationState.OFFERED, RegistrationState.WAITLISTED)
IN_LISTS = (selectinload(Event.labels), selectinload(Event.organisers))


@dataclass(frozen=True)
class Narrowed:
    """What the reader of a list asks for; None: all."""

    body: Body | None = None
    label: str | None = None
    kind: EventKind | None = None


def narrowed(statement: Select[Event], to: Narrowed) -> Select[Event]:
    if to.body is not None:
        statement = statement.where(organised_by(to.body))
    if to.label is not None:
        statement = statement.where(Event.id.in_(select(EventLabel.event_id).where(EventLabel.label_key == to.label)))
    if to.kind is not None:
        statement = statement.where(Event.kind == to.kind)
    return statement.options(*IN_LISTS)


def in_month(first: date) -> Select[Event]:
    """Public ones of which a part falls in the month that begins on that day."""
    begins, ends = _midnight(first), _midnight(months_after(first, 1))
    within = Event.starts_at < ends, Event.ends_at > begins
    return select(Event).where(is_public(), *within).order_by(Event.starts_at, Event.id)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def own_events(user: User) -> Select[Event]:
    """Of the bodies for which the person speaks, also where they only help to organise."""
    mine = [organised_by(body) for body in bodies_of(user)]
    return select(Event).where(or_(*mine) if mine else Event.id.is_(None)).options(*IN_LISTS)


def drafts(events: Select[Event]) -> Select[Event]:
    return events.where(Event.status == EventStatus.DRAFT).order_by(Event.starts_at, Event.id)


def number_awaiting(event: Event) -> int:
    """How many registrations hear of a change."""
    own = Registration.event_id == event.id, Registration.state.in_(AWAITING)
    return count_of(select(Registration.id).where(*own))


def labels_in_use() -> list[Label]:
    """Of public events."""
    return labels_with(select(EventLabel.label_key).join(Event, Event.id == EventLabel.event_id).where(is_public()))


def bodies_in_use() -> list[Body]:
    """Those that lead public events."""
    columns = Event.association_id, Event.municipality_code
    return [Body(*row) for row in session.execute(select(*columns).where(is_public()).distinct())]


def names_of_events(ids: Collection[int]) -> dict[int, str]:
    return dict(session.execute(select(Event.id, Event.title).where(Event.id.in_(ids))).tuples())


def public_firms(ids: Collection[int]) -> set[int]:
    """Those of these suppliers that have a public page."""
    return set(session.scalars(select(Supplier.id).where(Supplier.id.in_(ids), Supplier.is_public))) if ids else set()
