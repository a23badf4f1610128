"""Verbs on imports, for the desk's pages and for the command."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.importing.mapping import Columns
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.tally import Tally
from app.suppliers.kinds import ProfileStatus


class NotNow(DomainError):
    """The import is not at the point from which this step can be taken."""

    def __init__(self) -> None:
        super().__init__(lazy("This step is no longer possible: the status has changed. Look at it again."))


def open_batch(file_name: str, *, by: User | None, at: datetime) -> ImportBatch:
    """Begin an import; nothing is read yet."""
    batch = ImportBatch(
        status=ImportStatus.UPLOADED, file_name=file_name, created_at=at, created_by_id=by.id if by else None
    )
    session.add(batch)
    session.flush()  # the stored file is named after its id
    return batch


def ask_for_check(batch: ImportBatch, columns: Columns) -> None:
    """Let the worker look the file over with these columns; may be done again with others."""
    if batch.status not in (ImportStatus.UPLOADED, ImportStatus.CHECKED, ImportStatus.FAILED) or batch.last_line:
        raise NotNow
    batch.columns = {target.value: column for target, column in columns.items()}
    batch.status, batch.failure = ImportStatus.CHECKING, None


def keep_check(batch: ImportBatch, tally: Tally) -> None:
    """Store what was found. A check that was asked for anew meanwhile will be done anew."""
    tally.store(batch)
    batch.rows, batch.done = tally.done, 0
    batch.status = ImportStatus.CHECKED


def start(batch: ImportBatch, *, basis: str, source: str, imports_as: ProfileStatus, by: User | None) -> None:
    """Begin with the rows. `basis` is the ground in law on which the data may be kept (GDPR art. 6)."""
    if batch.status is not ImportStatus.CHECKED:
        raise NotNow
    if not basis.strip():
        raise DomainError(lazy("State the ground in law on which these data may be kept."))
    Tally().store(batch)
    batch.basis, batch.source, batch.imports_as = basis.strip(), source.strip(), imports_as
    batch.status = ImportStatus.IMPORTING
    record("import.started", batch, by=by, basis=batch.basis, source=batch.source, imports_as=imports_as)


def resume(batch: ImportBatch) -> None:
    """Go on after the last chunk of an import that failed."""
    if batch.status is not ImportStatus.FAILED or not batch.last_line:
        raise NotNow
    batch.status, batch.failure = ImportStatus.IMPORTING, None


def fail(batch: ImportBatch, reason: str) -> None:
    """Stop; what was imported stays."""
    batch.status, batch.failure = ImportStatus.FAILED, reason
