"""Selects on exports of a file and on terms of keeping, read-only."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, User
from app.accounts.policies import municipalities_of
from app.core.db import session
from app.sourcing.archive.models import DestroyedFile, FileExport
from app.sourcing.kinds import FileStatus
from app.sourcing.models import ProcurementFile

ANNOUNCED = timedelta(days=92)  # three months at most: time to look, and to hold what must stay


def find_export(file_id: int, export_id: int) -> FileExport | None:
    export = session.get(FileExport, export_id)
    return export if export is not None and export.file_id == file_id else None


def find_part(file_id: int, export_id: int, extension: str) -> tuple[FileExport, str] | None:
    """An export, and which of its forms is asked for."""
    export = find_export(file_id, export_id)
    return None if export is None else (export, extension)


def exports_of(file: ProcurementFile) -> list[FileExport]:
    """Newest first."""
    statement = select(FileExport).where(FileExport.file_id == file.id).options(joinedload(FileExport.asked_by))
    return list(session.scalars(statement.order_by(FileExport.id.desc())))


def has_ended(day: date) -> ColumnElement[bool]:
    """Of a file: its term is over on this day and nothing holds it."""
    return and_(
        ProcurementFile.status == FileStatus.CLOSED,
        ProcurementFile.destroy_on <= day,
        ProcurementFile.hold_reason.is_(None),
    )


def ends_soon(user: User, day: date) -> Select[ProcurementFile]:
    """The closed files of the municipalities that the person controls whose term ends, first what goes first."""
    mine = municipalities_of(user, Role.CONTROLLER)
    ending = select(ProcurementFile).where(ProcurementFile.municipality_code.in_(mine))
    ending = ending.where(ProcurementFile.status == FileStatus.CLOSED, ProcurementFile.destroy_on <= day + ANNOUNCED)
    return ending.order_by(ProcurementFile.destroy_on, ProcurementFile.id)


def number_that_goes(user: User, day: date) -> int:
    """How many of those nothing holds."""
    going = ends_soon(user, day).where(ProcurementFile.hold_reason.is_(None)).order_by(None)
    return session.scalar(going.with_only_columns(func.count(), maintain_column_froms=True)) or 0


def destroyed_for(user: User) -> Select[DestroyedFile]:
    """Newest first."""
    mine = municipalities_of(user, Role.CONTROLLER)
    statement = select(DestroyedFile).where(DestroyedFile.municipality_code.in_(mine))
    return statement.order_by(DestroyedFile.id.desc())


def names_of_destroyed(ids: Collection[int]) -> dict[int, str]:
    rows = session.execute(select(DestroyedFile.id, DestroyedFile.number).where(DestroyedFile.id.in_(ids)))
    return dict(rows.all())


def ids_of_destroyed_within(municipalities: Collection[str]) -> Select[str]:
    """As text, as the audit trail has them."""
    return select(cast(DestroyedFile.id, String)).where(DestroyedFile.municipality_code.in_(municipalities))
