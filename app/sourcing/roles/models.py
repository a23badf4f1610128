"""Who has a role in a file, and what they declared about interests."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.sourcing.models import ProcurementFile
from app.sourcing.roles.kinds import FileRoleKind


class FileRole(Base):
    """Somebody has a role in a file until it ends; handing over ends one and begins another."""

    __tablename__ = "file_role"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    kind: Mapped[FileRoleKind]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    given_at: Mapped[datetime]
    given_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    note: Mapped[str | None]  # such as "leave until 3 March"
    file: Mapped[ProcurementFile] = relationship()
    user: Mapped[User] = relationship(foreign_keys=user_id)


class InterestDeclaration(Base):
    """That somebody has no conflict of interest in a file, or that they have one; never which.

    One per person and file; what it was before is in the audit trail.
    """

    __tablename__ = "interest_declaration"
    __table_args__ = (UniqueConstraint("file_id", "user_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    has_interest: Mapped[bool]
    declared_at: Mapped[datetime]
    file: Mapped[ProcurementFile] = relationship()
    user: Mapped[User] = relationship()
