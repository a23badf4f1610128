"""What the pages of events hold of people."""

from typing import Any

from flask import Flask
from sqlalchemy import select, update

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.events.models import Event

KEY = "events"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Tell what takes place in the region, who speaks there and who makes it possible"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): entrepreneurs want to know whom they will hear; speakers agreed to speak"),
            people=lazy("Speakers, hosts and sponsors; people on photos; who wrote an event down"),
            data=lazy("Name and who somebody is, as the organiser wrote it; photos; the writer and the moment"),
            recipients=lazy("Everybody; the writer: nobody outside the trail of acts"),
            kept=lazy("As long as the page of the event: it is the memory of the network. A photo goes when asked"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Events you wrote down"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    written = select(Event).where(Event.made_by_id == user.id).order_by(Event.id)
    return [{"event": event.title, "made_at": event.made_at.isoformat()} for event in session.scalars(written)]


def erase(user: User) -> list[Text]:
    """An event belongs to the body that leads it: it stays, without who wrote it down."""
    session.execute(update(Event).where(Event.made_by_id == user.id).values(made_by_id=None))
    return []
