"""What came of a file."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.sourcing.models import Lot, ProcurementFile
from app.sourcing.requests.models import Invitation
from app.suppliers.models import Supplier


class OutcomeKind(StrEnum):
    AWARDED = "awarded"
    NONE_SUITABLE = "none_suitable"
    STOPPED = "stopped"


class Outcome(Versioned, Base):
    """How a file ended. `announced_at` is when the letters went; the contract waits until `standstill_until`."""

    __tablename__ = "file_outcome"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), unique=True)
    kind: Mapped[OutcomeKind]
    rationale: Mapped[str]
    decided_at: Mapped[datetime]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    announced_at: Mapped[datetime | None]
    standstill_until: Mapped[date | None]
    file: Mapped[ProcurementFile] = relationship()
    decided_by: Mapped[User] = relationship()
    awards: Mapped[list["Award"]] = relationship(back_populates="outcome", cascade="all, delete-orphan")


class Award(Base):
    """A firm got the work, or one lot of it, for an amount in euros ex VAT."""

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("outcome_id", "lot_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("file_outcome.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), index=True)
    amount: Mapped[Decimal]
    outcome: Mapped[Outcome] = relationship(back_populates="awards")
    lot: Mapped[Lot | None] = relationship()
    invitation: Mapped[Invitation] = relationship()


class DecisionLetter(Base):
    """The letter to one invited firm with its own reasons, scores and rank; sent once, never changed after that."""

    __tablename__ = "decision_letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("file_outcome.id"), index=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), unique=True)
    text: Mapped[str]
    sent_at: Mapped[datetime | None]
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail_message.id", ondelete="SET NULL"))
    invitation: Mapped[Invitation] = relationship()


class Contract(Versioned, Base):
    """The facts of what was signed with a firm; `value` in euros ex VAT, options apart."""

    __tablename__ = "contract"
    id: Mapped[int] = mapped_column(primary_key=True)
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), unique=True)
    signed_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    options: Mapped[str | None]
    value: Mapped[Decimal]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    award: Mapped[Award] = relationship()


class ReasonsRequest(Versioned, Base):
    """A firm asks why it was (not) invited or chosen (Aanbestedingswet 2012, art. 1.4 (3)); answered by `due_on`."""

    __tablename__ = "reasons_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    firm: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    text: Mapped[str]
    due_on: Mapped[date]
    draft: Mapped[str | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    supplier: Mapped[Supplier | None] = relationship()
    answered_by: Mapped[User | None] = relationship(foreign_keys=answered_by_id)


class PerformanceNote(Versioned, Base):
    """How a firm did a contract: seen by the authority that wrote it and by the firm, which may reply.

    Gone after `expires_on`; never in search, rotation or reports.
    """

    __tablename__ = "performance_note"
    __table_args__ = (CheckConstraint("text <> ''", name="says_something"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    second_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    expires_on: Mapped[date] = mapped_column(index=True)
    reply: Mapped[str | None]
    replied_at: Mapped[datetime | None]
    contract: Mapped[Contract] = relationship()
    written_by: Mapped[User] = relationship(foreign_keys=written_by_id)
