"""Events on the pages of others: home, a body, the newsletter."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.core.clock import now
from app.core.db import session
from app.core.i18n import datetimeformat, lazy
from app.events import queries
from app.events.addresses import path_of
from app.events.models import Event, EventStatus
from app.events.organising.presenting import entries
from app.events.organising.queries import Narrowed, narrowed
from app.newsletters.sections import Line, Section
from app.organisations.bodies import Body

ON_HOME, ON_BODY = 3, 5
AHEAD = timedelta(days=60)  # of what is to come in a newsletter
MOST_LINES = 50


def _coming(at: datetime, to: Narrowed, most: int) -> list[Event]:
    statement = narrowed(queries.coming(select(Event), at), to).where(Event.status == EventStatus.PUBLISHED)
    return list(session.scalars(statement.limit(most)))


def home_panel() -> dict[str, Any] | None:
    """For slots.HOME: what is to come first."""
    moment = now()
    found = entries(_coming(moment, Narrowed(), ON_HOME), moment)
    return {"entries": found} if found else None


def body_panel(body: Body) -> dict[str, Any] | None:
    """For slots.BODY_PANELS."""
    moment = now()
    found = entries(_coming(moment, Narrowed(body), ON_BODY), moment)
    return {"entries": found, "body_key": body.key} if found else None


def _lines(_since: datetime, at: datetime) -> list[Line]:
    """What is to come, whether readers heard of it before or not: they have to be there in time."""
    coming = [event for event in _coming(at, Narrowed(), MOST_LINES) if event.starts_at <= at + AHEAD]
    return [_line(event) for event in coming]


def _line(event: Event) -> Line:
    where = ", ".join(filter(None, (datetimeformat(event.starts_at), event.place, event.town)))
    words = " – ".join(filter(None, (where, event.introduction)))
    topics = tuple(label.key for label in event.labels)
    return Line(event.id, event.title, words, path_of(event), event.body, topics)


def _lasting(ids: Collection[int], at: datetime) -> set[int]:
    """Neither cancelled nor over."""
    coming = queries.coming(select(Event), at).where(Event.status == EventStatus.PUBLISHED, Event.id.in_(ids))
    return set(session.scalars(coming.with_only_columns(Event.id)))


NEWSLETTER_SECTION = Section("events", lazy("Coming events"), 20, _lines, _lasting)
