"""Parts of a moment, as the clock and the calendar in Amsterdam show them. For templates."""

from datetime import date, datetime

from babel.dates import format_date

from app.core.clock import AMSTERDAM, local_date
from app.core.i18n import language


def timeformat(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%H:%M}"


def dayformat(moment: datetime) -> str:
    return str(local_date(moment).day)


def monthname(moment: datetime) -> str:
    """Short, as on a leaf of a calendar: `jun`."""
    return format_date(local_date(moment), "MMM", language()).rstrip(".")


def weekdayname(day: date) -> str:
    return format_date(day, "EEEE", language())


FILTERS = {"timeformat": timeformat, "dayformat": dayformat, "monthname": monthname, "weekdayname": weekdayname}
