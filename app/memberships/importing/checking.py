"""From a row of a member list to what it says of a member, or to everything that is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.memberships.importing.columns import Column
from app.suppliers.identifiers import contains_citizen_service_number
from app.suppliers.importing import fields
from app.suppliers.importing.cells import RowReading, plain
from app.suppliers.importing.fields import BadCell
from app.suppliers.importing.limits import Row
from app.suppliers.importing.problems import Fault, RowProblem

OLDEST = date(1800, 1, 1)  # the first trade associations of the country are of that time
AHEAD = timedelta(days=366)  # how far ahead a first or last day may lie

_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class MemberDetails:
    """A member as a row of the list has it; the postcode is that of the Netherlands or as it was written."""

    line: int
    name: str
    kvk_number: str | None = None
    website: str | None = None
    email: str | None = None
    contact_name: str | None = None
    postcode: str | None = None
    since: date | None = None
    until: date | None = None


Problems = tuple[RowProblem, ...]


class MemberChecker:
    """Checks the rows of one file. Columns that were not chosen are never looked at, nor kept."""

    def __init__(self, headers: Sequence[str], columns: Mapping[Column, str], today: date) -> None:
        self._columns, self._today, self._width = columns, today, len(headers)
        self._places = {column: headers.index(heading) for column, heading in columns.items()}
        self._numbers: set[str] = set()

    def check(self, row: Row) -> MemberDetails | Problems:
        """Of rows with the same KvK number only the first counts."""
        texts = {column: plain(row.cells[place]) for column, place in self._places.items()}
        reading = _Reading(row.line, texts, self._columns, {})
        if len(row.cells) > self._width:
            reading.note(None, row.cells[self._width], Fault.TOO_MANY_CELLS)
        details = reading.details(self._today)
        number = details.kvk_number
        if number and number in self._numbers:
            reading.note(Column.KVK_NUMBER, number, Fault.DUPLICATE)
        if number:
            self._numbers.add(number)
        return tuple(reading.problems) or details


class _Reading(RowReading[Column]):
    """One row on its way to a member."""

    def details(self, today: date) -> MemberDetails:
        if not self.texts.get(Column.NAME):
            self.note(Column.NAME, "", Fault.NAME)
        since, until = (self.read(each, lambda text: _day(text, today)) for each in (Column.SINCE, Column.UNTIL))
        if since and until and until < since:
            self.note(Column.UNTIL, self.texts[Column.UNTIL], Fault.DATES)
        return MemberDetails(
            line=self.line,
            name=self.read(Column.NAME, _free_text) or "",
            kvk_number=self.read(Column.KVK_NUMBER, _kvk_number),
            website=self.read(Column.WEBSITE, _website),
            email=self.read(Column.EMAIL, _email),
            contact_name=self.read(Column.CONTACT_NAME, _free_text),
            postcode=self.read(Column.POSTCODE, _postcode),
            since=since,
            until=until,
        )


def _free_text(text: str) -> str:
    _refuse_citizen_service_number(text)
    return text


def _kvk_number(text: str) -> str:
    """Spreadsheets drop the zero in front of a number."""
    _refuse_citizen_service_number(text)
    return fields.kvk_number(text.zfill(8) if text.isascii() and text.isdigit() and len(text) == 7 else text)


def _website(text: str) -> str:
    _refuse_citizen_service_number(text)
    return fields.website(text)


def _email(text: str) -> str:
    _refuse_citizen_service_number(text)
    return fields.email(text.removeprefix("mailto:"))


def _postcode(text: str) -> str:
    """A member may have its seat abroad: what is no Dutch postcode stays as it is, when it is short."""
    _refuse_citizen_service_number(text)
    try:
        return fields.postcode(text, "NL")
    except BadCell:
        if len(text) > 10 or re.fullmatch(r"\d{4} ?[A-Za-z]{2}", text):
            raise
        return text


def _refuse_citizen_service_number(text: str) -> None:
    if contains_citizen_service_number(text):
        raise BadCell(Fault.CITIZEN_SERVICE_NUMBER)


def _day(text: str, today: date) -> date:
    """31-12-2026, 2026-12-31, or a year, which then began with a first of January."""
    try:
        day = _written_day(text)
    except ValueError:
        raise BadCell(Fault.DATE) from None
    if not OLDEST <= day <= today + AHEAD:
        raise BadCell(Fault.DATE)
    return day


def _written_day(text: str) -> date:
    if match := _ISO_DATE.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DUTCH_DATE.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    raise ValueError
