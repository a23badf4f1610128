"""Packed exports of a file, and what stays of a file that was destroyed."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.sourcing.models import ProcurementFile


class ExportStatus(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"

    @property
    def is_busy(self) -> bool:
        return self in (ExportStatus.WAITING, ExportStatus.WORKING)


class FileExport(Base):
    """A ZIP that the worker makes; `done` of `total` pieces of the work are ready.

    `redactions` says what is to be left out and why. `stored_as` is None before it is ready and after its term; its
    `sha256` stays, so that a copy can be recognised. `attempts` counts how often the worker began.
    """

    __tablename__ = "file_export"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    status: Mapped[ExportStatus] = mapped_column(default=ExportStatus.WAITING, index=True)
    is_redacted: Mapped[bool]
    redactions: Mapped[dict[str, Any]]
    language: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    failure: Mapped[str | None]
    stored_as: Mapped[str | None]
    sha256: Mapped[str | None]
    file: Mapped[ProcurementFile] = relationship()
    asked_by: Mapped[User] = relationship()


class DestroyedFile(Base):
    """That a file was there and was destroyed after its term (Archiefwet): nothing of what was in it."""

    __tablename__ = "destroyed_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), index=True)
    number: Mapped[str]
    retention_class: Mapped[str | None]
    due_on: Mapped[date]
    destroyed_at: Mapped[datetime]
