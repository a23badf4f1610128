"""Another time or place, and the same event once more."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import inspect

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.model import Base
from app.events.messages import EventChanged
from app.events.models import (
    Event,
    EventOrganiser,
    EventPartner,
    EventQuestion,
    EventSession,
    EventStatus,
)
from app.events.moments import later, on_the_wall
from app.events.organising.changing import demand_open, keep
from app.events.organising.details import TimeAndPlace
from app.outbox.services import publish as publish_message
from app.reference.queries import find_postcode

PLACE = ("place", "address", "postcode", "town")
# Not of a copy: it has its own history, and nobody registered for it or came to it.
NOT_COPIED = {
    *("id", "uid", "sequence", "status", "version", "starts_at", "ends_at", "opens_at", "closes_at", "cancel_until"),
    *("report_text", "report_url", "attendance", "cancelled_at", "cancel_reason", "names_purged_at", "published_at"),
    *("made_by_id", "made_at", "changed_at", "association_id", "municipality_code"),
}


def is_told(event: Event, new: TimeAndPlace) -> bool:
    """Whether those who registered hear of it: of another time, place or address to join from afar."""
    names = ("starts_at", "ends_at", "online_url", *PLACE)
    return event.status is EventStatus.PUBLISHED and any(getattr(event, name) != getattr(new, name) for name in names)


def change_time_and_place(event: Event, new: TimeAndPlace, *, seen_version: int, by: User, at: datetime) -> None:
    """What has a time of its own goes along: programme, end of registration, term for cancelling.

    Those who registered are told, unless it is over. Raises StaleDataError, and DomainError for a cancelled event.
    """
    demand_open(event, seen_version)
    shift, where = on_the_wall(new.starts_at) - on_the_wall(event.starts_at), event.where
    before = keep(event, {**vars(new), **_point(new.postcode), **_shifted_terms(event, shift)}, by=by, at=at)
    for part in event.sessions if shift else ():
        part.starts_at, part.ends_at = later(part.starts_at, shift), _later(part.ends_at, shift)
    told = {"starts_at", "ends_at", "online_url", *PLACE} & before.keys()
    if told and event.status is EventStatus.PUBLISHED and event.ends_at > at:
        publish_message(_message(event, before, where))


def _point(postcode: str) -> dict[str, float | None]:
    """The middle of its postcode area."""
    area = find_postcode(postcode) if postcode else None
    return {"latitude": area.lat if area else None, "longitude": area.lon if area else None}


def _shifted_terms(event: Event, shift: timedelta) -> dict[str, datetime | None]:
    return {name: _later(getattr(event, name), shift) for name in ("closes_at", "cancel_until")}


def _later(moment: datetime | None, shift: timedelta) -> datetime | None:
    return later(moment, shift) if moment and shift else moment


def _message(event: Event, before: dict[str, Any], where: str) -> EventChanged:
    moments = {name: before[name].isoformat() for name in ("starts_at", "ends_at") if name in before}
    return EventChanged(
        event_id=event.id,
        sequence=event.sequence,
        place=where if event.where != where else None,
        online="online_url" in before,
        **moments,
    )


def copy(event: Event, starts_at: datetime, *, by: User, at: datetime) -> Event:
    """A draft for another day: all but what happened to the first one. Times move along as on the wall."""
    shift = on_the_wall(starts_at) - on_the_wall(event.starts_at)
    values = {name: getattr(event, name) for name in _columns(Event) if name not in NOT_COPIED}
    moments = {name: _later(getattr(event, name), shift) for name in ("opens_at", "closes_at", "cancel_until")}
    made = Event(**values, **moments, starts_at=starts_at, ends_at=later(event.ends_at, shift))
    made.made_by_id, made.made_at, made.changed_at = by.id, at, at
    made.body = event.body
    made.labels, made.themes = list(event.labels), list(event.themes)
    _copy_parts(event, made, shift)
    session.add(made)
    session.flush()  # its id goes into the audit trail
    record("event.copied", made, by=by, of=event.id)
    return made


def _copy_parts(event: Event, made: Event, shift: timedelta) -> None:
    made.organisers = [_copied(EventOrganiser, each) for each in event.organisers]
    made.partners = [_copied(EventPartner, each) for each in event.partners]
    made.questions = [_copied(EventQuestion, each) for each in event.questions]
    made.sessions = [_copied(EventSession, each) for each in event.sessions]
    for part in made.sessions:
        part.starts_at, part.ends_at = later(part.starts_at, shift), _later(part.ends_at, shift)


def _copied(model: type[Any], part: Base) -> Any:
    return model(**{name: getattr(part, name) for name in _columns(model) if name not in ("id", "event_id")})


def _columns(model: type[Base]) -> list[str]:
    return [column.key for column in inspect(model).column_attrs]
