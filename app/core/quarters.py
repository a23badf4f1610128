"""Quarters of a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.core.i18n import _, dateformat


@dataclass(frozen=True, order=True)
class Quarter:
    """`number` from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    def before(self) -> "Quarter":
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    def after(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)


def completed(today: date, *, since: date) -> Iterator[Quarter]:
    """Quarters that are over and lie wholly on or after `since`, newest first."""
    quarter = Quarter.of(today).before()
    while quarter.first_day >= since:
        yield quarter
        quarter = quarter.before()


def in_words(quarter: Quarter) -> str:
    """`januari tot en met maart 2026`"""
    first = dateformat(quarter.first_day, "MMMM")
    last = dateformat(date(quarter.year, 3 * quarter.number, 1), "MMMM")
    return _("%(first)s to %(last)s %(year)s", first=first, last=last, year=quarter.year)
