"""Fields of the forms about events."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from wtforms import DateTimeLocalField

from app.core.clock import now
from app.core.forms import MoneyField
from app.core.i18n import _, lazy
from app.events.moments import NoSuchTime, comes_twice, moment_of, on_the_wall

_WRITTEN = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M", "%Y-%m-%dT%H:%M:%S")
MOST_YEARS = 20  # into the past and into the future: beyond these somebody mistyped


class MomentField(DateTimeLocalField):
    """A day and a time on the clock in Amsterdam; `data` is the moment, in UTC."""

    data: Any = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, format=list(_WRITTEN), **options)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return on_the_wall(self.data).strftime(_WRITTEN[0]) if self.data else ""

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = " ".join(valuelist).strip()
        self.data = None
        if text:
            self.data = _moment(_read(text))


def _read(text: str) -> datetime:
    for written in _WRITTEN:
        try:
            return datetime.strptime(text, written)  # noqa: DTZ007 - as the clock on the wall shows it
        except ValueError:
            continue
    raise ValueError(_("Fill in a day and a time, such as 20-6-2026 19:00."))


def _moment(local: datetime) -> datetime:
    if abs(local.year - now().year) > MOST_YEARS:
        raise ValueError(_("Look at the year: it is too far away."))
    try:
        return moment_of(local).astimezone(UTC)
    except NoSuchTime:
        raise ValueError(no_such_time()) from None


def no_such_time() -> str:
    return _(
        "This time does not exist: that night the clock goes from 2:00 to 3:00. Choose an earlier or a later time."
    )


def twice(fields: Iterable[Any]) -> bool:
    """Whether one of these moments is read as the first of two."""
    return any(
        field.data and comes_twice(on_the_wall(field.data)) for field in fields if isinstance(field, MomentField)
    )


class PriceField(MoneyField):
    """Euros and cents as people write them: `12,50`, `12.50`, `€ 10`, `10,-`."""

    written = re.compile(r"(?P<euros>[0-9]{1,5})(?:[.,](?P<cents>[0-9]{2}|-))?")
    refusal = lazy("Fill in an amount in euros, such as 12,50. Fill in 0 when it is free.")
