"""When a saved search is looked at: in the morning, every day or on Mondays."""

from datetime import UTC, datetime, time, timedelta

from app.core.clock import AMSTERDAM
from app.search.saved.models import Frequency

MORNING = time(7)  # in Amsterdam; exists on every day, as clocks change at night


def next_due(frequency: Frequency, after: datetime) -> datetime:
    """The first morning after this moment that counts. Days that were skipped are not made up for."""
    day = after.astimezone(AMSTERDAM).date()
    if datetime.combine(day, MORNING, AMSTERDAM) <= after:
        day += timedelta(days=1)
    if frequency is Frequency.WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    return datetime.combine(day, MORNING, AMSTERDAM).astimezone(UTC)
