"""Verbs on exports: ask for one, claim it, note how far it is, finish it."""

from datetime import datetime, timedelta

from sqlalchemy import Select, and_, or_, select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.sourcing.archive.models import ExportStatus, FileExport
from app.sourcing.archive.queries import exports_of
from app.sourcing.export.package import PIECES
from app.sourcing.export.redaction import Redactions
from app.sourcing.models import ProcurementFile

MOST_ATTEMPTS = 2
LONGEST_PAUSE = timedelta(minutes=5)  # between two signs of a worker: after this it was killed
MOST_WAITING = 3  # exports of one file


def ask_for_export(
    file: ProcurementFile, redactions: Redactions, *, language: str, by: User, at: datetime
) -> FileExport:
    """Leave an export for the worker. The asking stands in the extract of the trail that it holds.

    Raises DomainError when several of this file wait already.
    """
    if sum(export.status.is_busy for export in exports_of(file)) >= MOST_WAITING:
        raise DomainError(lazy("Several exports of this file are being made. Wait until they are ready."))
    export = FileExport(
        file=file,
        is_redacted=not redactions.is_full,
        redactions=redactions.as_values(),
        language=language,
        asked_at=at,
        asked_by=by,
        total=PIECES + 1,
    )
    session.add(export)
    session.flush()  # its id goes into the audit trail
    record("file.export_asked", file, by=by, export_id=export.id, redactions=export.redactions)
    return export


def to_make(at: datetime) -> Select[FileExport]:
    """The export that waits longest, or that a worker began and did not end."""
    was_killed = and_(FileExport.status == ExportStatus.WORKING, FileExport.started_at < at - LONGEST_PAUSE)
    waiting = select(FileExport).where(or_(FileExport.status == ExportStatus.WAITING, was_killed))
    return waiting.order_by(FileExport.id).limit(1)


def claim(export: FileExport, *, at: datetime) -> bool:
    """Whether it may be made: what was broken off twice has failed."""
    if export.attempts >= MOST_ATTEMPTS:
        fail(
            export, lazy("Making this export was broken off twice. Ask for it again, or ask the administrator."), at=at
        )
        return False
    export.status, export.started_at, export.done = ExportStatus.WORKING, at, 0
    export.attempts += 1
    return True


def note_progress(export: FileExport, *, at: datetime) -> None:
    """One more piece is ready; a sign of life, too."""
    export.done += 1
    export.started_at = at


def finish(export: FileExport, stored_as: str, sha256: str, *, at: datetime) -> None:
    export.status, export.finished_at = ExportStatus.READY, at
    export.stored_as, export.sha256, export.done = stored_as, sha256, export.total
    record("file.exported", export.file, by=export.asked_by, export_id=export.id, sha256=sha256)


def fail(export: FileExport, reason: Text, *, at: datetime) -> None:
    export.status, export.finished_at, export.failure = ExportStatus.FAILED, at, str(reason)
    record("file.export_failed", export.file, by=None, export_id=export.id)
