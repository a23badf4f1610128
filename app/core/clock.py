"""The one place that reads the clock, so that a test can hold it still."""

from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_held: datetime | None = None


def now() -> datetime:
    return _held or datetime.now(UTC)


def today() -> date:
    """The date in the region: what a term or a certificate is compared with."""
    return local_date(now())


def local_date(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def months_after(day: date, months: int) -> date:
    """The same day of another month, or the last one that it has; a negative number counts back."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock of this process still; for tests and simulations."""
    global _held
    before, _held = _held, moment
    try:
        yield
    finally:
        _held = before
