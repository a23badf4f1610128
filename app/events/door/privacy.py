"""Who let people in: the names of those who came in stand with their registrations."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, func, select, update

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import PersonalData, Retention, declare
from app.events.door.models import CheckIn
from app.events.models import Event
from app.events.registering.models import Registration
from app.events.registering.privacy import KEY
from app.events.registering.queries import is_of


def register(app: Flask) -> None:
    title = lazy("When you came in at events, and for which events you stood at the door")
    declare(app, PersonalData("event door", title, collect, erase, entry=KEY))
    stood = lazy("Who let people in at an event")
    declare(app, Retention("event door", stood, "EVENT_NAMES_DAYS", count_stood, forget_stood))


def collect(user: User) -> dict[str, Any]:
    own = select(CheckIn.came_at, CheckIn.rank, Event.title).select_from(CheckIn)
    own = own.join(Registration, Registration.id == CheckIn.registration_id).join(Event, Event.id == CheckIn.event_id)
    stood = select(Event.title, func.count()).join(CheckIn, CheckIn.event_id == Event.id)
    return {
        "came_in": [
            {"event": title, "came_at": came_at.isoformat(), "guest_number": rank}
            for came_at, rank, title in session.execute(own.where(is_of(user), CheckIn.undone_at.is_(None)))
        ],
        "let_in": [
            {"event": title, "people": number}
            for title, number in session.execute(stood.where(CheckIn.by_id == user.id).group_by(Event.id, Event.title))
        ],
    }


def erase(user: User) -> list[Text]:
    """Who stood at the door is forgotten; how many came stays."""
    session.execute(update(CheckIn).where(CheckIn.by_id == user.id).values(by_id=None))
    return []


def _stood(before: datetime) -> ColumnElement[bool]:
    over = select(Event.id).where(Event.ends_at < before)
    return CheckIn.by_id.is_not(None) & CheckIn.event_id.in_(over)


def count_stood(before: datetime) -> int:
    return count_of(select(CheckIn.id).where(_stood(before)))


def forget_stood(before: datetime, limit: int) -> int:
    """How many came and when stays."""
    ids = list(session.scalars(select(CheckIn.id).where(_stood(before)).order_by(CheckIn.id).limit(limit)))
    session.execute(update(CheckIn).where(CheckIn.id.in_(ids)).values(by_id=None))
    return len(ids)
