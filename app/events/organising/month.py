"""A month as a table: weeks of seven days, Monday first (ISO 8601), with what takes place on each."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.clock import local_date, months_after
from app.events.organising.presenting import Entry

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Day:
    date: date
    is_within: bool  # the month
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Month:
    first: date
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def before(self) -> date | None:
        return None if (self.first.year, self.first.month) == (FIRST_YEAR, 1) else months_after(self.first, -1)

    @property
    def after(self) -> date | None:
        return None if (self.first.year, self.first.month) == (LAST_YEAR, 12) else months_after(self.first, 1)

    @property
    def full_days(self) -> list[Day]:
        """Those of the month on which something takes place: the month as a list."""
        return [day for week in self.weeks for day in week if day.is_within and day.entries]


def first_of(year: int, month: int) -> date | None:
    """None for a month that no calendar of ours has."""
    known = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return date(year, month, 1) if known else None


def month_of(first: date, lines: Sequence[Entry]) -> Month:
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for line in lines:
        for day in _days_of(line):
            by_day[day].append(line)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(first, tuple(tuple(_day(day, first, by_day[day]) for day in week) for week in weeks))


def _day(day: date, first: date, lines: Sequence[Entry]) -> Day:
    is_within = day.month == first.month
    return Day(day, is_within, tuple(lines) if is_within else ())


def _days_of(line: Entry) -> list[date]:
    """What ends at midnight takes no part of the day that begins then."""
    event = line.event
    first, last = local_date(event.starts_at), local_date(event.ends_at - timedelta(microseconds=1))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
