"""What people write beside the firms of a file, and firms from outside the register."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.sourcing.models import OutsideFirm, ProcurementFile
from app.suppliers.models import Supplier


class CandidateNote(Base):
    """A note about a firm in a file; `excludes` that the firm is out of this file for the reason in `text`.

    An exclusion holds until it is taken back; notes are never changed.
    """

    __tablename__ = "candidate_note"
    __table_args__ = (
        CheckConstraint("(supplier_id IS NULL) <> (outside_firm_id IS NULL)", name="about_one_firm"),
        CheckConstraint("text <> ''", name="says_something"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    outside_firm_id: Mapped[int | None] = mapped_column(ForeignKey("outside_firm.id"))
    excludes: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    taken_back_at: Mapped[datetime | None]
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    supplier: Mapped[Supplier | None] = relationship()
    outside_firm: Mapped[OutsideFirm | None] = relationship()
    written_by: Mapped[User] = relationship(foreign_keys=written_by_id)
