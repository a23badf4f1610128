"""Fields for a day and for a month: what they take, and what they say about a date that cannot be."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from wtforms import DateField, Field, Form, StringField
from wtforms.validators import ValidationError

from app.core.clock import today
from app.core.i18n import _, lazy
from app.suppliers.references import YEARS, oldest_day

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_DUTCH = re.compile(r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
LONGEST_FULL = timedelta(days=731)  # two years, of which one may be a leap year


class DayField(DateField):
    """A day, as the browser's own field sends it or as people write it: 2027-03-31, 31-3-2027."""

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = " ".join(valuelist).strip()
        self.data = None
        if not text:
            return
        match = _ISO.fullmatch(text) or _DUTCH.fullmatch(text)
        if match is None or match["day"] is None:
            raise ValueError(_("Fill in a date such as 31-12-2027."))
        self.data = _day(match)


class MonthField(StringField):
    """A month, or a day for who knows it: 06-2024, 2024-06, 15-6-2024. A month counts as its last day."""

    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        is_month = self.data.day == monthrange(self.data.year, self.data.month)[1]
        return f"{self.data:%m-%Y}" if is_month else f"{self.data:%d-%m-%Y}"

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = " ".join(valuelist).strip()
        self.data = None
        if not text:
            return
        match = _ISO.fullmatch(text) or _DUTCH.fullmatch(text)
        if match is None:
            raise ValueError(_("Fill in month and year, such as 06-2024."))
        self.data = _day(match) if match["day"] else _last_day(match)


def _day(match: re.Match[str]) -> date:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise ValueError(_("This day does not exist. Look at the day and the month again.")) from None


def _last_day(match: re.Match[str]) -> date:
    year, month = int(match["year"]), int(match["month"])
    if not 1 <= month <= 12 or year < 1:
        raise ValueError(_("This month does not exist. There are twelve."))
    return date(year, month, monthrange(year, month)[1])


def ahead_but_not_far(_form: Form, field: Field) -> None:
    """A day from today on, at most two years away: who is full for longer does not look for work here."""
    day: date | None = field.data
    if day is None:
        return
    if day < today():
        raise ValidationError(lazy("This day has passed. Leave it empty if you take new work."))
    if day > today() + LONGEST_FULL:
        raise ValidationError(lazy("Fill in a day within two years from now."))


def finished_lately(_form: Form, field: Field) -> None:
    """At most five years ago, and not in a month that is still to come."""
    day: date | None = field.data
    if day is None:
        return
    if day.replace(day=1) > today():
        raise ValidationError(lazy("This lies in the future. A reference is work that is finished."))
    if day < oldest_day(today()):
        raise ValidationError(lazy("A reference is at most %(years)s years old. Take a later project.", years=YEARS))
