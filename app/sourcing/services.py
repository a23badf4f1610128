"""Verbs on procurement files: open, change, close, open again."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func, select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.sourcing.archive.terms import begin_term, end_term
from app.sourcing.details import FileDetails
from app.sourcing.kinds import FileStatus
from app.sourcing.models import ProcurementFile


def open_file(details: FileDetails, *, municipality_code: str, by: User, at: datetime) -> ProcurementFile:
    """Start a file that `by` owns, under the next number of the municipality and year."""
    year = local_date(at).year
    file = ProcurementFile(
        **asdict(details),
        municipality_code=municipality_code,
        year=year,
        serial=_next_serial(municipality_code, year),
        owner=by,
        created_at=at,
    )
    session.add(file)
    session.flush()  # its id goes into the audit trail
    record("file.opened", file, by=by, number=file.number, **asdict(details))
    return file


def _next_serial(municipality_code: str, year: int) -> int:
    take_turn(f"files of {municipality_code}")
    own = select(func.max(ProcurementFile.serial)).where(
        ProcurementFile.municipality_code == municipality_code, ProcurementFile.year == year
    )
    return (session.scalar(own) or 0) + 1


def change_file(file: ProcurementFile, details: FileDetails, *, seen_version: int, by: User) -> None:
    """Change the need. What it was before goes into the audit trail.

    Raises DomainError when somebody else changed the file after `by` opened the form.
    """
    if file.version != seen_version:
        raise DomainError(lazy("Somebody else changed this file while you were writing. Look at it again."))
    before = {name: getattr(file, name) for name in asdict(details)}
    changed = {name: value for name, value in asdict(details).items() if value != before[name]}
    if not changed:
        return
    for name, value in changed.items():
        setattr(file, name, value)
    record("file.changed", file, by=by, before={name: before[name] for name in changed}, after=changed)


def close_file(file: ProcurementFile, *, by: User) -> None:
    """From now on the file is read and exported only. Nothing happens when it was closed already."""
    if file.is_open:
        file.status = FileStatus.CLOSED
        closed = record("file.closed", file, by=by)
        begin_term(file, on=local_date(closed.at), by=by)


def reopen_file(file: ProcurementFile, *, by: User) -> None:
    if not file.is_open:
        file.status = FileStatus.OPEN
        end_term(file)
        record("file.reopened", file, by=by)
