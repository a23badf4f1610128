"""How large an import may be, and the refusal of a file that cannot be read."""

from dataclasses import dataclass
from typing import NamedTuple

from app.core.uploads import RefusedFile


class UnreadableFile(RefusedFile):
    """Nothing in the file can be imported: it is no table, or too large."""


@dataclass(frozen=True)
class Limits:
    """Bytes of the file, bytes after unpacking (XLSX is a zip), columns, rows."""

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    columns: int = 200
    rows: int = 100_000


class Row(NamedTuple):
    """A row as the file has it; `line` is where a person finds it in an editor or a spreadsheet."""

    line: int
    cells: tuple[str, ...]
