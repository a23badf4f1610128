"""The calendar entry that goes along with a confirmation, when the part that makes it is there."""

from collections.abc import Callable

from flask import Flask, current_app

from app.events.models import Event
from app.mail.letters import Attachment

KEY = "event calendar file"


def add_calendar_file(app: Flask, as_ics: Callable[[Event], bytes]) -> None:
    """`as_ics` gives the event as an iCalendar file (RFC 5545)."""
    app.extensions[KEY] = as_ics


def calendar_file(event: Event) -> tuple[Attachment, ...]:
    as_ics = current_app.extensions.get(KEY)
    return (Attachment(f"{event.slug}.ics", "text/calendar", as_ics(event)),) if as_ics else ()
