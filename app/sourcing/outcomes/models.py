"""What came of a file."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.reference.models import Municipality
from app.sourcing.models import Lot, ProcurementFile, ShortlistDecision
from app.sourcing.parts import PART_OF_FILE_BY
from app.sourcing.requests.models import Invitation
from app.suppliers.models import Supplier


class OutcomeKind(StrEnum):
    AWARDED = "awarded"
    NONE_SUITABLE = "none_suitable"
    STOPPED = "stopped"


class Outcome(Versioned, Base):
    """How a file ended. It counts when a second person agreed, and is told when the letters went.

    `released_at` is when somebody gave the order to send the letters, `announced_at` when they went: the contract waits
    until `standstill_until`, the last day of the standstill.
    """

    __tablename__ = "file_outcome"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), unique=True)
    kind: Mapped[OutcomeKind]
    rationale: Mapped[str]
    decided_at: Mapped[datetime]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    agreed_at: Mapped[datetime | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    returned_reason: Mapped[str | None]  # by who was asked to agree
    released_at: Mapped[datetime | None]
    announced_at: Mapped[datetime | None]
    standstill_until: Mapped[date | None]
    file: Mapped[ProcurementFile] = relationship()
    decided_by: Mapped[User] = relationship(foreign_keys=decided_by_id)
    agreed_by: Mapped[User | None] = relationship(foreign_keys=agreed_by_id)
    awards: Mapped[list["Award"]] = relationship(
        back_populates="outcome", cascade="all, delete-orphan", order_by="Award.id"
    )

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None


class Award(Base):
    """A firm got the work, or one lot of it, for an amount in euros ex VAT.

    Without an `invitation` the quotation came outside the system. `reason` says why the amount is not that of the
    quotation, or why another firm had more points.
    """

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("outcome_id", "lot_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("file_outcome.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("shortlist_decision.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), index=True)
    amount: Mapped[Decimal]
    reason: Mapped[str | None]
    outcome: Mapped[Outcome] = relationship(back_populates="awards")
    lot: Mapped[Lot | None] = relationship()
    decision: Mapped[ShortlistDecision] = relationship()
    invitation: Mapped[Invitation | None] = relationship()

    @property
    def firm(self) -> str:
        return self.decision.firm


class NotedQuotation(Base):
    """What an invited firm quoted outside the system, as somebody typed it; `amount` in euros ex VAT."""

    __tablename__ = "noted_quotation"
    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("shortlist_decision.id"), unique=True)
    amount: Mapped[Decimal]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    decision: Mapped[ShortlistDecision] = relationship()


class OutcomeWithdrawal(Base):
    """An outcome that was told and then taken back. `outcome` holds it as it was, in words and numbers.

    It leaves the table of outcomes, so that nobody counts its awards.
    """

    __tablename__ = "outcome_withdrawal"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    outcome: Mapped[dict[str, Any]]
    reason: Mapped[str]
    withdrawn_at: Mapped[datetime]
    withdrawn_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    announced_at: Mapped[datetime | None]  # when the letters that tell of it went
    file: Mapped[ProcurementFile] = relationship()
    withdrawn_by: Mapped[User] = relationship()


class DecisionLetter(Base):
    """The letter to one invited firm with its own reasons, scores and rank; sent once, never changed after that.

    Of an outcome; or of its withdrawal: `tells_of_withdrawal`, or a letter that the withdrawn outcome had sent.
    """

    __tablename__ = "decision_letter"
    __table_args__ = (
        UniqueConstraint("outcome_id", "decision_id"),
        CheckConstraint("(outcome_id IS NULL) <> (withdrawal_id IS NULL)", name="of_one_decision"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("file_outcome.id"))
    withdrawal_id: Mapped[int | None] = mapped_column(ForeignKey("outcome_withdrawal.id"), index=True)
    tells_of_withdrawal: Mapped[bool] = mapped_column(default=False)
    decision_id: Mapped[int] = mapped_column(ForeignKey("shortlist_decision.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), index=True)
    language: Mapped[str] = mapped_column(default="nl")
    text: Mapped[str]
    sent_at: Mapped[datetime | None]
    was_mailed: Mapped[bool] = mapped_column(default=False)  # the log of the mail is kept shorter than the letter
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail_message.id", ondelete="SET NULL"))
    decision: Mapped[ShortlistDecision] = relationship()
    invitation: Mapped[Invitation | None] = relationship()
    outcome: Mapped[Outcome | None] = relationship()
    withdrawal: Mapped[OutcomeWithdrawal | None] = relationship()

    @property
    def firm(self) -> str:
        return self.decision.firm


class Contract(Versioned, Base):
    """The facts of what was signed with a firm; `value` in euros ex VAT, options apart.

    `value_reason` says why it is worth more than what was awarded.
    """

    __tablename__ = "contract"
    id: Mapped[int] = mapped_column(primary_key=True)
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), unique=True)
    signed_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    options: Mapped[str | None]
    value: Mapped[Decimal]
    value_reason: Mapped[str | None]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    award: Mapped[Award] = relationship()


class ReasonsRequest(Versioned, Base):
    """A firm asks why it was (not) invited or chosen (Aanbestedingswet 2012, art. 1.4 (3)); answered by `due_on`.

    About a file of which the firm was told, or, without a file, about what a municipality bought in the quarter that
    begins on `quarter`: a firm that was not invited does not know of files, and may not learn of one that runs.
    """

    __tablename__ = "reasons_request"
    __table_args__ = (
        CheckConstraint("(file_id IS NULL) <> (quarter IS NULL)", name="about_one_thing"),
        {"info": {PART_OF_FILE_BY: "file_id"}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), index=True)
    quarter: Mapped[date | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("shortlist_decision.id"))
    firm: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    text: Mapped[str]
    due_on: Mapped[date]
    draft: Mapped[str | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    municipality: Mapped[Municipality] = relationship()
    file: Mapped[ProcurementFile | None] = relationship()
    supplier: Mapped[Supplier | None] = relationship()
    decision: Mapped[ShortlistDecision | None] = relationship()
    answered_by: Mapped[User | None] = relationship(foreign_keys=answered_by_id)

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


class PerformanceNote(Versioned, Base):
    """How a firm did a contract: seen by the authority that wrote it and by the firm, which may reply.

    Two people each give a grade from 1 to 10; until the second did, the firm sees nothing. Gone after `expires_on`;
    never in search, rotation or reports.
    """

    __tablename__ = "performance_note"
    __table_args__ = (CheckConstraint("text <> ''", name="says_something"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    grade: Mapped[int]
    second_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    second_grade: Mapped[int | None]
    expires_on: Mapped[date] = mapped_column(index=True)
    reply: Mapped[str | None]
    replied_at: Mapped[datetime | None]
    contract: Mapped[Contract] = relationship()
    written_by: Mapped[User] = relationship(foreign_keys=written_by_id)
    second_by: Mapped[User | None] = relationship(foreign_keys=second_by_id)

    @property
    def average(self) -> Decimal | None:
        """Of both grades; None until there are two."""
        return None if self.second_grade is None else Decimal(self.grade + self.second_grade) / 2

    @property
    def is_shared(self) -> bool:
        return self.second_by_id is not None
