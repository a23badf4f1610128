"""Running an import: first a look that changes nothing, then the rows, chunk by chunk.

Each chunk is one transaction with its progress. An import that was killed goes on after its last chunk, and
giving the same file again changes nothing, so nothing that was accepted is lost or doubled.
"""

from collections.abc import Callable
from itertools import dropwhile

from app.audit.services import record
from app.core.clock import now
from app.core.db import JOURNAL, session, take_turn, transaction
from app.suppliers.importing.applying import carry_out
from app.suppliers.importing.mapping import Columns
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.sifting import Sifted, Source, chunks, judge, sift
from app.suppliers.importing.tally import Tally
from app.suppliers.kinds import ProfileStatus

Progress = Callable[[int], object]


def look_over(source: Source, imports_as: ProfileStatus) -> Tally:
    """What the import would do. Raises UnreadableFile."""
    tally = Tally()
    for chunk in chunks(sift(source)):
        tally.add(judge(chunk, source.columns, imports_as))
    return tally


def import_rows(
    batch_id: int, source: Source, *, most: int | None = None, progress: Progress = lambda _rows: None
) -> bool:
    """Import the rows that were not done yet, about `most` of them at a time; True once none is left."""
    batch = session.get_one(ImportBatch, batch_id)
    last_line, left = batch.last_line, most
    rows = sift(source)
    for chunk in chunks(dropwhile(lambda row: row.line <= last_line, rows)):
        if not _import_chunk(batch_id, chunk, source.columns):
            return True
        progress(len(chunk))
        left = left - len(chunk) if left is not None else None
        if left is not None and left <= 0:
            return False
    with transaction():
        _finish(batch_id)
    return True


def _import_chunk(batch_id: int, chunk: list[Sifted], columns: Columns) -> bool:
    """False when somebody else has finished or stopped the import."""
    with transaction():
        batch = session.get_one(ImportBatch, batch_id, with_for_update=True)
        if batch.status is not ImportStatus.IMPORTING:
            return False
        take_turn(JOURNAL)  # what is compared with the register must still hold when it is written
        judged = judge([row for row in chunk if row.line > batch.last_line], columns, batch.imports_as)
        carry_out(judged.steps, batch, at=now())
        tally = Tally.of(batch)
        tally.add(judged)
        tally.store(batch)
        batch.last_line = max(batch.last_line, chunk[-1].line)
    return True


def _finish(batch_id: int) -> None:
    batch = session.get_one(ImportBatch, batch_id, with_for_update=True)
    if batch.status is not ImportStatus.IMPORTING:
        return
    batch.status, batch.finished_at = ImportStatus.FINISHED, now()
    record(
        "import.finished",
        batch,
        by=None,
        created=batch.created,
        updated=batch.updated,
        unchanged=batch.unchanged,
        claimed=batch.claimed,
        refused=batch.refused,
    )
