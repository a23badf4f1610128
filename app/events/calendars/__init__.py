"""iCalendar files and feeds, the list and the month."""

from app.events.calendars import setup

__all__ = ["setup"]
