"""What is said about a shortlist as a whole."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.sourcing.models import ProcurementFile


class JustificationKind(StrEnum):
    """What about a shortlist as a whole asks for a reason."""

    NUMBER = "number"  # fewer or more firms than advised
    SAME_FIRMS = "same_firms"  # nobody from outside the set that was invited last
    INCUMBENT = "incumbent"  # who has the contract now is invited, which the policy wants explained


class ShortlistJustification(Base):
    """Why a shortlist differs from a rule. One per kind and file; what it was before is in the audit trail."""

    __tablename__ = "shortlist_justification"
    __table_args__ = (
        UniqueConstraint("file_id", "kind"),
        CheckConstraint("reason <> ''", name="reason_given"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"))
    kind: Mapped[JustificationKind]
    reason: Mapped[str]
    given_at: Mapped[datetime]
    given_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    given_by: Mapped[User] = relationship()
