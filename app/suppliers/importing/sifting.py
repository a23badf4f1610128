"""A file as a stream of rows that can be taken and rows that cannot, in chunks with what they would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.suppliers.importing.applying import Action, Step, plan
from app.suppliers.importing.checking import CheckedRow, Lists, RefusedRow, RowChecker
from app.suppliers.importing.limits import Limits
from app.suppliers.importing.mapping import Columns
from app.suppliers.importing.matching import Seen
from app.suppliers.importing.problems import Fault
from app.suppliers.importing.reading import open_table
from app.suppliers.kinds import ProfileStatus

CHUNK = 500  # rows in one transaction: about half a second, in which others wait to write

Sifted = CheckedRow | RefusedRow


@dataclass(frozen=True)
class Source:
    """A file and how to read it."""

    path: Path
    columns: Columns
    lists: Lists
    limits: Limits


@dataclass(frozen=True)
class Judged:
    """A chunk of rows: what the good ones would do, and the ones that are refused."""

    steps: list[Step]
    refused: list[RefusedRow]


def sift(source: Source) -> Iterator[Sifted]:
    """Check every row by itself and against those before it. Raises UnreadableFile, also halfway."""
    table = open_table(source.path, source.limits)
    checker, seen = RowChecker(table.headers, source.columns, source.lists), Seen()
    for row in table.rows:
        result = checker.check(row)
        fault = seen.meet(result.details) if isinstance(result, CheckedRow) else None
        yield result.refused(source.columns, fault) if fault and isinstance(result, CheckedRow) else result


def chunks(rows: Iterator[Sifted]) -> Iterator[list[Sifted]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def judge(chunk: Sequence[Sifted], columns: Columns, imports_as: ProfileStatus) -> Judged:
    """Compare a chunk with the register; changes nothing."""
    steps = plan([row for row in chunk if isinstance(row, CheckedRow)], imports_as=imports_as)
    refused = [row for row in chunk if isinstance(row, RefusedRow)]
    refused += [step.row.refused(columns, Fault.VAT_ID_TAKEN) for step in steps if step.action is Action.REFUSE]
    return Judged(steps, sorted(refused, key=lambda row: row.line))
