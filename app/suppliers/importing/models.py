"""An import: what was given, on what ground, and what became of its rows."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import local_date
from app.core.model import Base
from app.suppliers.importing.mapping import Target
from app.suppliers.kinds import ProfileStatus

# GDPR art. 14(3)(a): who is in a file of somebody else is told within a month. February is the shortest one.
TERM_TO_TELL = timedelta(days=28)


class ImportStatus(StrEnum):
    UPLOADED = "uploaded"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    FINISHED = "finished"
    FAILED = "failed"

    @property
    def is_busy(self) -> bool:
        return self in (ImportStatus.CHECKING, ImportStatus.IMPORTING)


class ImportBatch(Base):
    """One file on its way into the register. Each chunk of rows and its progress are committed together.

    `last_line` is the line of the file up to which rows are in the register. `faults` counts the refused rows
    and the warnings by reason and column, `examples` holds the first of them; both are masked.
    """

    __tablename__ = "import_batch"
    __table_args__ = (CheckConstraint("imports_as IN ('unclaimed', 'listed')", name="imports_as"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[ImportStatus] = mapped_column(index=True)
    file_name: Mapped[str]  # as its owner calls it
    stored_as: Mapped[str | None]  # None: read in place by a command
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict)
    imports_as: Mapped[ProfileStatus] = mapped_column(default=ProfileStatus.UNCLAIMED)
    basis: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))  # None: a command
    finished_at: Mapped[datetime | None]
    emptied_at: Mapped[datetime | None]  # its files and examples went after their term
    failure: Mapped[str | None]

    rows: Mapped[int] = mapped_column(default=0)
    last_line: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    claimed: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    warned: Mapped[int] = mapped_column(default=0)
    faults: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    examples: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    @property
    def chosen_columns(self) -> dict[Target, str]:
        return {Target(target): column for target, column in self.columns.items()}

    @property
    def tell_by(self) -> date | None:
        """The last day on which the people in the file are told, or their rows go."""
        return local_date(self.finished_at + TERM_TO_TELL) if self.finished_at else None
