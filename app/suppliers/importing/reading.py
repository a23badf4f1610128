"""From a file to a table. The content decides what a file is, never its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import lazy
from app.suppliers.importing import csv_file, xlsx_file
from app.suppliers.importing.limits import Limits, Row, UnreadableFile

_ZIP = b"PK\x03\x04"
_KNOWN_OTHERS = (
    (b"%PDF", lazy("This is a PDF file. Give a CSV or XLSX file.")),
    (b"\xd0\xcf\x11\xe0", lazy("This is an old Excel file (.xls) or a protected one. Save it as XLSX or CSV.")),
    (b"\x89PNG", lazy("This is an image. Give a CSV or XLSX file.")),
    (b"\xff\xd8\xff", lazy("This is an image. Give a CSV or XLSX file.")),
    (b"GIF8", lazy("This is an image. Give a CSV or XLSX file.")),
)
_UNTITLED = "#{number}"


@dataclass(frozen=True)
class Table:
    """Headings, each once, and the rows below them, all as wide as the headings or wider when a row is."""

    headers: tuple[str, ...]
    rows: Iterator[Row]


def open_table(path: Path, limits: Limits | None = None) -> Table:
    """Open a CSV or XLSX file. Rows are read while they are asked for; that too may raise UnreadableFile."""
    limits = limits or Limits()
    found = _rows(path, limits)
    header = next(found, None)
    if header is None:
        raise UnreadableFile(lazy("The file is empty."))
    titles = _without_empty_end(header.cells)
    _refuse_too_wide(titles, limits)
    first = next(found, None)
    if first is None:
        raise UnreadableFile(lazy("The file has headings, but no rows below them."))
    return Table(_distinct(titles), _fitted(first, found, len(titles), limits))


def count_rows(path: Path, limits: Limits | None = None) -> int:
    """How many rows there are below the headings: what a progress bar needs to know."""
    return sum(1 for _ in open_table(path, limits).rows)


def _rows(path: Path, limits: Limits) -> Iterator[Row]:
    if path.stat().st_size > limits.file_bytes:
        raise UnreadableFile(
            lazy("The file is larger than %(megabytes)s MB.", megabytes=limits.file_bytes // 1_000_000)
        )
    with path.open("rb") as file:
        start = file.read(8)
    for mark, message in _KNOWN_OTHERS:
        if start.startswith(mark):
            raise UnreadableFile(message)
    return xlsx_file.rows(path, limits) if start.startswith(_ZIP) else csv_file.rows(path)


def _fitted(first: Row, others: Iterator[Row], width: int, limits: Limits) -> Iterator[Row]:
    yield _fit(first, width)
    for number, row in enumerate(others, start=2):
        if number > limits.rows:
            raise UnreadableFile(lazy("The file has more than %(rows)s rows.", rows=limits.rows))
        yield _fit(row, width)


def _fit(row: Row, width: int) -> Row:
    cells = _without_empty_end(row.cells)
    return Row(row.line, cells + ("",) * (width - len(cells)))


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return cells[:width]


def _refuse_too_wide(titles: tuple[str, ...], limits: Limits) -> None:
    if len(titles) > limits.columns:
        raise UnreadableFile(lazy("The file has more than %(columns)s columns.", columns=limits.columns))


def _distinct(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Each heading once: an empty one by its number, a repeated one with its number behind it."""
    seen: set[str] = set()
    distinct = []
    for number, title in enumerate(titles, start=1):
        name = title or _UNTITLED.format(number=number)
        if name in seen:
            name = f"{name} (#{number})"
        seen.add(name)
        distinct.append(name)
    return tuple(distinct)
