"""Spreadsheets that go out: XLSX and CSV in which no text of a user is run as a formula.

Text that a spreadsheet program would take for a formula gets an apostrophe in front (OWASP, "CSV injection").
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import TypeAlias

from app.core.clock import AMSTERDAM
from app.core.workbook import workbook

Cell: TypeAlias = str | int | float | Decimal | date | datetime | None

_STARTS_A_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@\uff0b\uff0d\uff1d\uff20]")
_FORBIDDEN_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XML 1.0, section 2.2
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_LONGEST_TEXT = 32_767  # characters in a cell of an XLSX file


@dataclass(frozen=True)
class Sheet:
    """A table with a row of headings. `rows` is read once, so it may be a generator."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a tab for each sheet; headings are bold and stay in sight."""
    return workbook(
        [
            (
                title_of_tab(sheet.title),
                [str(safe_cell(heading)) for heading in sheet.header],
                ([safe_cell(value) for value in row] for row in sheet.rows),
            )
            for sheet in sheets
        ]
    )


def write_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark and semicolons: what a Dutch spreadsheet program opens without asking."""
    return "".join(csv_lines(sheet)).encode("utf-8-sig")


def csv_lines(sheet: Sheet) -> Iterator[str]:
    """The lines of `write_csv` one by one, for a long file; the byte order mark is the caller's."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for row in chain([sheet.header], sheet.rows):
        writer.writerow([_plain(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def neutralised(text: str) -> str:
    """The text, with an apostrophe in front when a spreadsheet program would calculate it."""
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text


def title_of_tab(title: str) -> str:
    return _FORBIDDEN_IN_TITLE.sub(" ", title)[:_LONGEST_TITLE]


def safe_cell(value: Cell) -> Cell:
    """What a spreadsheet program takes as a value and never runs; moments by the clock of the region."""
    if isinstance(value, datetime):
        return _in_amsterdam(value)
    if not isinstance(value, str):
        return value
    return neutralised(_FORBIDDEN_IN_XML.sub("", value))[:_LONGEST_TEXT]


def _plain(value: Cell) -> Cell:
    safe = safe_cell(value)
    return safe.isoformat(sep=" ", timespec="minutes") if isinstance(safe, datetime) else safe


def _in_amsterdam(moment: datetime) -> datetime:
    """A spreadsheet knows no time zones: the clock of the region, without a zone."""
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None) if moment.tzinfo else moment
