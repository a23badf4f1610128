"""From what the desk uploads to an import that waits for its columns."""

from datetime import datetime
from typing import IO

from app.accounts.models import User
from app.core.settings import settings
from app.core.uploads.scanning import scan
from app.suppliers.identifiers import mask
from app.suppliers.importing import files, services
from app.suppliers.importing.limits import UnreadableFile
from app.suppliers.importing.models import ImportBatch
from app.suppliers.importing.reading import Table, open_table

_ROWS_IN_SAMPLE = 3
_LONGEST_IN_SAMPLE = 60  # characters


def look_for_viruses(upload: IO[bytes]) -> None:
    """Outside the transaction: the scanner may take its time. Raises RefusedFile."""
    scan(upload, settings().SCAN_URL)


def receive(file_name: str, upload: IO[bytes], *, by: User, at: datetime) -> ImportBatch:
    """Keep the file for the worker. Raises UnreadableFile when it is no table; then nothing is kept."""
    batch = services.open_batch(file_name, by=by, at=at)
    files.keep_upload(batch, upload)
    try:
        open_uploaded(batch)
    except UnreadableFile:
        files.discard_upload(batch)
        raise
    return batch


def open_uploaded(batch: ImportBatch) -> Table:
    return open_table(files.upload_path(batch), files.limits())


def sample(table: Table) -> list[tuple[str, ...]]:
    """The first rows, to recognise the columns by."""
    width = len(table.headers)
    rows = (row for row, _ in zip(table.rows, range(_ROWS_IN_SAMPLE), strict=False))
    return [tuple(mask(cell)[:_LONGEST_IN_SAMPLE] for cell in row.cells[:width]) for row in rows]
