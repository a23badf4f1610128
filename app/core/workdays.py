"""Terms in working days: no weekends and no public holidays (Algemene termijnenwet art. 3)."""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

LIBERATION_DAY = (5, 5)  # the law names it every year; the calendar below only in years that end in 0 or 5


def working_days_after(day: date, count: int) -> date:
    """The date `count` working days after `day`."""
    while count:
        day += timedelta(days=1)
        count -= _is_working_day(day)
    return day


def working_days_before(day: date, count: int) -> date:
    """The newest date from which `day` is `count` working days off."""
    while count:
        count -= _is_working_day(day)
        day -= timedelta(days=1)
    return day


def working_days_between(day: date, last: date) -> int:
    """How many working days follow `day`, up to and including `last`; 0 when that is past."""
    return sum(_is_working_day(day + timedelta(days=number)) for number in range(1, (last - day).days + 1))


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and not _is_holiday(day)


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) == LIBERATION_DAY or day in _calendar(day.year)


@cache
def _calendar(year: int) -> "HolidayBase":
    from holidays import country_holidays  # slow to import, and only needed here

    return country_holidays("NL", years=year)
