"""The request for quotation, the invitations to it, and questions about it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.sourcing.models import ProcurementFile, ShortlistDecision


class Answer(StrEnum):
    """What a firm said to its invitation."""

    INTERESTED = "interested"
    DECLINED = "declined"


class DeclineReason(StrEnum):
    """Never held against a firm; a decline for capacity is no turn in the rotation."""

    FULL = "full"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_FAR = "too_far"
    OTHER_WORK = "other_work"
    OTHER = "other"


class CriterionKind(StrEnum):
    PRICE = "price"
    QUALITY = "quality"


class RequestForQuotation(Versioned, Base):
    """What every invited firm gets, one per file. A draft until it is sent; after that the text never changes.

    `deadline` is the moment after which no quotation is taken, by the clock of the server; `answer_by` the day on
    which firms are asked to say whether they are interested. With `is_sealed` nobody reads a quotation before it.
    """

    __tablename__ = "request_for_quotation"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), unique=True)
    goal: Mapped[str]
    requirements: Mapped[str]
    budget_band: Mapped[str | None]
    award_rule: Mapped[str]
    answer_by: Mapped[date | None]
    questions_until: Mapped[datetime | None]
    questions_to: Mapped[str]
    deadline: Mapped[datetime]
    is_sealed: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    sent_at: Mapped[datetime | None]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    withdrawal_reason: Mapped[str | None]
    file: Mapped[ProcurementFile] = relationship()
    sent_by: Mapped[User | None] = relationship(foreign_keys=sent_by_id)
    criteria: Mapped[list["AwardCriterion"]] = relationship(
        back_populates="request", cascade="all, delete-orphan", order_by="AwardCriterion.place"
    )
    invitations: Mapped[list["Invitation"]] = relationship(back_populates="request", order_by="Invitation.id")

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None


class AwardCriterion(Base):
    """One of the criteria by which quotations are compared; the weights of a request add up to 100."""

    __tablename__ = "award_criterion"
    __table_args__ = (
        UniqueConstraint("request_id", "place"),
        CheckConstraint("weight BETWEEN 1 AND 100", name="weight_in_percent"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"))
    place: Mapped[int]
    kind: Mapped[CriterionKind]
    name: Mapped[str]
    description: Mapped[str | None]
    weight: Mapped[int]
    request: Mapped[RequestForQuotation] = relationship(back_populates="criteria")


class Invitation(Versioned, Base):
    """One firm is invited. `key_digest` is of the random key in the address of its page: only the mail has the key.

    `mail_id` names the message in the log of the mail, which knows whether it was delivered.
    """

    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"), index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("shortlist_decision.id"), unique=True)
    key_digest: Mapped[str] = mapped_column(unique=True)
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail_message.id", ondelete="SET NULL"), index=True)
    sent_at: Mapped[datetime]
    undeliverable_at: Mapped[datetime | None]
    first_visit_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    answer: Mapped[Answer | None]
    decline_reason: Mapped[DeclineReason | None]
    decline_text: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None]
    request: Mapped[RequestForQuotation] = relationship(back_populates="invitations")
    decision: Mapped[ShortlistDecision] = relationship(lazy="joined", innerjoin=True)

    @property
    def firm(self) -> str:
        return self.decision.firm

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.request.withdrawn_at is None


class DeadlineChange(Base):
    """The deadline of a request was moved, for all firms alike."""

    __tablename__ = "deadline_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"), index=True)
    old: Mapped[datetime]
    new: Mapped[datetime]
    reason: Mapped[str]
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    changed_by: Mapped[User] = relationship()


class Question(Versioned, Base):
    """A question of an invited firm. Its answer goes to all firms, without the name of who asked."""

    __tablename__ = "request_question"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    text: Mapped[str]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    request: Mapped[RequestForQuotation] = relationship()
    answered_by: Mapped[User | None] = relationship()
