"""Reading CSV: which encoding, which delimiter, and is it text at all."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from app.core.i18n import lazy
from app.suppliers.importing.limits import Row, UnreadableFile

DELIMITERS = ",;\t|"
_SAMPLE_LINES = 20
_SAMPLE_LENGTH = 100_000  # characters; below the longest cell that the csv module reads
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TWO_BYTES_OF_UTF8 = re.compile(rb"[\xc3\xc4\xc5][\x80-\xbf]")
_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Excel's own hint about the delimiter, on a line before the header.
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def rows(path: Path) -> Iterator[Row]:
    """The rows with something in them, the header first.

    Raises UnreadableFile, also halfway, when the file is no text or a cell swallows what follows.
    """
    text = _decode(path.read_bytes())
    hint = _HINT.match(text)
    start = hint.end() if hint else 0
    delimiter = hint[1] if hint else _delimiter(text)
    lines = io.StringIO(text, newline="")
    lines.seek(start)
    return _parse(lines, delimiter, 1 if hint else 0)


def _decode(content: bytes) -> str:
    """UTF-8, UTF-16 with a mark, or else Windows-1252.

    No statistics: short Dutch files have a handful of accents, too few for a guess by letter frequency, while a
    text that happens to be valid UTF-8 is UTF-8. In a file that mixes both, the broken characters are replaced
    (U+FFFD), so that the check of a row finds them.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _text(content, encoding, "strict")
    try:
        return _text(content, "utf-8", "strict")
    except UnicodeDecodeError:
        pass
    if _TWO_BYTES_OF_UTF8.search(content):
        return _text(content, "utf-8", "replace")
    return _text(content, "windows-1252", "replace")


def _text(content: bytes, encoding: str, errors: str) -> str:
    try:
        text = content.decode(encoding, errors)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            raise
        raise _unknown_encoding() from None
    if "\x00" in text:
        raise UnreadableFile(lazy("The file contains NUL bytes, so it is no CSV file, or a damaged one."))
    if _CONTROL_CHARACTER.search(text):
        raise UnreadableFile(lazy("This is no CSV or XLSX file."))
    return text


def _unknown_encoding() -> UnreadableFile:
    return UnreadableFile(lazy("The encoding of the file cannot be recognised. Save it as CSV in UTF-8."))


def _delimiter(text: str) -> str:
    """The character that cuts the first lines into the most columns of the same number."""
    sample = io.StringIO(text[:_SAMPLE_LENGTH], newline="")
    lines = [line for _, line in zip(range(_SAMPLE_LINES), sample, strict=False)]
    return max(DELIMITERS, key=lambda delimiter: _fitness(lines, delimiter))


def _fitness(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many rows are as wide as the header, and how wide that is; no cut at all comes last."""
    widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    if not widths or widths[0] == 1:
        return (0, 0)
    return (widths.count(widths[0]), widths[0])


def _parse(lines: io.StringIO, delimiter: str, lines_before: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    ended = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise UnreadableFile(
                lazy("Line %(line)s cannot be read. Is a quotation mark missing?", line=ended + lines_before + 1)
            ) from None
        line, ended = ended + lines_before + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(cell.strip() for cell in cells))
