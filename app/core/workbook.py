"""A workbook of plain tables. XlsxWriter writes it: openpyxl takes three times as long."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Value: TypeAlias = str | int | float | Decimal | date | datetime | None
Tab: TypeAlias = tuple[str, Sequence[str], Iterable[Sequence[Value]]]

_WIDEST = 60
# No text becomes a formula, a number or a link by what stands in it.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def workbook(tabs: Sequence[Tab]) -> bytes:
    """Tabs of a title, headings and rows; headings are bold and stay in sight. The values are taken as they are."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {**_OPTIONS, "default_date_format": "yyyy-mm-dd"}) as book:
        bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for title, header, rows in tabs:
            sheet = book.add_worksheet(title)
            _put_headings(sheet, header, bold)
            for number, row in enumerate(rows, start=1):
                _put_row(sheet, number, row, moment)
    return file.getvalue()


def _put_headings(sheet: Worksheet, header: Sequence[str], bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(header):
        sheet.set_column(column, column, min(max(len(heading) + 4, 14), _WIDEST))
        sheet.write_string(0, column, heading, bold)


def _put_row(sheet: Worksheet, number: int, row: Sequence[Value], moment: Any) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(number, column, value)
        elif isinstance(value, datetime):
            sheet.write_datetime(number, column, value, moment)
        elif value is not None:
            sheet.write(number, column, value)
