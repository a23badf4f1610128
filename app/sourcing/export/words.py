"""A value of the record in words, for people; in cells, for spreadsheets; and raw, for machines."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from app.core.i18n import _, dateformat, datetimeformat, moneyformat, numberformat
from app.core.sheets import Cell
from app.sourcing.record import Named, Value


def in_words(value: Value) -> str:
    """In the reader's language; nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return datetimeformat(value, "short")
        case date():
            return dateformat(value)
        case Decimal():
            return moneyformat(value)
        case float():
            return numberformat(value)
        case Named():
            return str(value.label)
    return str(value)


def as_cell(value: Value) -> Cell:
    """Numbers, amounts and days stay what they are, so that they can be added up and sorted."""
    if isinstance(value, bool):
        return in_words(value)
    return str(value.label) if isinstance(value, Named) else value


def raw(value: Value) -> Any:
    """For JSON: days and moments as ISO 8601 (moments in UTC), amounts as text, so that no cent is lost."""
    match value:
        case Named():
            return {"code": value.code, "label": str(value.label)}
        case Decimal():
            return f"{value:.2f}"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
    return value
