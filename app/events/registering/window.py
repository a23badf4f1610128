"""Whether somebody can register for an event now. Pure."""

from datetime import datetime
from enum import StrEnum

from app.events.models import Event, EventStatus


class Window(StrEnum):
    NONE = "none"  # no registration needed, or not here
    CANCELLED = "cancelled"
    NOT_YET = "not yet"
    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"


def window_of(event: Event, at: datetime) -> Window:
    if event.status is EventStatus.CANCELLED:
        return Window.CANCELLED
    if at >= event.ends_at:
        return Window.OVER
    if not event.takes_registrations or event.status is not EventStatus.PUBLISHED:
        return Window.NONE
    if event.opens_at is not None and at < event.opens_at:
        return Window.NOT_YET
    return Window.OPEN if at < closes(event) else Window.CLOSED


def closes(event: Event) -> datetime:
    """Who comes after the start is let in at the door."""
    return min(event.closes_at or event.starts_at, event.starts_at)


def last_cancelling(event: Event) -> datetime:
    return min(event.cancel_until or event.starts_at, event.starts_at)
