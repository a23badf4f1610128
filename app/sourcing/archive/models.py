"""Packed exports of a file."""

from datetime import datetime
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


class FileExport(Base):
    """A ZIP that the worker makes; `done` of `total` parts are in it. `redactions` says what was left out and why."""

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
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    failure: Mapped[str | None]
    stored_as: Mapped[str | None]
    sha256: Mapped[str | None]
    file: Mapped[ProcurementFile] = relationship()
    asked_by: Mapped[User] = relationship()
