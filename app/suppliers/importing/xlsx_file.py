"""Reading XLSX: the first sheet with something in it, values only."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.core.i18n import lazy
from app.suppliers.importing.limits import Limits, Row, UnreadableFile


def rows(path: Path, limits: Limits) -> Iterator[Row]:
    """The rows with something in them, the header first. Raises UnreadableFile, also halfway.

    One column more than allowed is read, so that the caller sees that there are too many.
    """
    from openpyxl import load_workbook  # here, so that a web process starts without it

    _refuse_bomb(path, limits)
    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
        sheet = workbook.active or workbook.worksheets[0]
        # The sheet's own statement of its size can be wrong, or a trap.
        sheet.reset_dimensions()
        values = sheet.iter_rows(max_col=limits.columns + 1, values_only=True)
        for line, cells in enumerate(values, start=1):
            if any(cell is not None for cell in cells):
                yield Row(line, tuple(_text(cell) for cell in cells))
        workbook.close()
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises what its parsers raise, of a dozen kinds
        raise UnreadableFile(lazy("This XLSX file is damaged or protected with a password.")) from error


def _refuse_bomb(path: Path, limits: Limits) -> None:
    """Python unpacks no more of a member than its entry states, so the stated sizes can be trusted."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise UnreadableFile(lazy("This XLSX file is damaged or protected with a password.")) from None
    if not any(member.filename == "xl/workbook.xml" for member in members):
        raise UnreadableFile(lazy("This is no CSV or XLSX file."))
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise UnreadableFile(lazy("This XLSX file is too large once it is unpacked."))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
