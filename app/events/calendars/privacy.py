"""The secret address of somebody's calendar."""

from typing import Any

from flask import Flask

from app.accounts.models import User
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.events.calendars import queries, services


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="event calendar",
            purpose=lazy("Show somebody the events they registered for in their own calendar"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (b): the person makes the address, and ends it"),
            people=lazy("Who registers for events and asks for the address of a calendar"),
            data=lazy("A secret address; behind it the events somebody registered for"),
            recipients=lazy("The calendar service that the person gives the address to"),
            kept=lazy("Until the person ends it or the account is erased"),
        ),
    )
    declare(app, PersonalData("event calendar", lazy("The address of your calendar"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    """Not the secret: it stands on the page of the calendar."""
    mine = queries.key_of(user)
    return [{"made_at": mine.made_at.isoformat()}] if mine else []


def erase(user: User) -> list[Text]:
    services.drop_key(user)
    return []
