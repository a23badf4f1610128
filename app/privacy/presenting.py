"""The data of a person in words: labels for names of fields, days for moments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.i18n import Text, _, dateformat, datetimeformat, lazy
from app.core.privacy import Controller
from app.privacy.labels import CODED, CODES, FIELDS

CONTROLLERS = {
    Controller.REGION: lazy("The region"),
    Controller.MUNICIPALITY: lazy("The municipality that buys"),
}


@dataclass(frozen=True)
class Line:
    """A field with its value, or with the lines inside it."""

    label: Text
    value: str
    inside: tuple["Line", ...] = ()


def in_words(content: Any) -> list[Line]:
    """Empty fields are left out."""
    if isinstance(content, list):
        return [Line(str(number), "", tuple(in_words(each))) for number, each in enumerate(content, 1)]
    return list(_lines(content))


def _lines(content: dict[str, Any]) -> Iterator[Line]:
    for name, value in content.items():
        label = FIELDS.get(name, name.replace("_", " ").capitalize())
        if value in (None, "", [], {}):
            continue
        if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)):
            yield Line(label, "", tuple(in_words(value)))
        else:
            yield Line(label, str(CODES.get(value, value)) if name in CODED else _value(value))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    return _moment(value) if isinstance(value, str) else str(value)


def _moment(text: str) -> str:
    """`2026-03-16T11:00:00+00:00` as people read it; anything else as it is."""
    try:
        if "T" in text:
            return datetimeformat(datetime.fromisoformat(text))
        return dateformat(date.fromisoformat(text)) if text.count("-") == 2 else text
    except ValueError:
        return text
