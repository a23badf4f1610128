"""The request for quotation, the invitations to it, and questions about it."""

import secrets
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import UNNESTED, Base, Versioned
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
    `letter` is what firms read, kept when it is sent, in the one `language` that all of them get.
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
    language: Mapped[str] = mapped_column(default="nl", server_default="nl")
    letter: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
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

    @property
    def is_out(self) -> bool:
        """Sent and not withdrawn."""
        return self.sent_at is not None and self.withdrawn_at is None

    @property
    def last_question_at(self) -> datetime:
        return self.questions_until or self.deadline


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


def new_reference() -> str:
    """No number, and not in any order: it tells nothing of other invitations."""
    return secrets.token_urlsafe(16)


class Invitation(Versioned, Base):
    """One firm is invited. `key_digest` is of the random key in the address of its page: only the mail has the key.

    `reference` names the page to those who act for the firm and are signed in; it opens nothing by itself. `mail_id` is
    the message that was sent to `sent_to`; what became of it is noted here: the log of the mail is kept shorter.
    """

    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"), index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("shortlist_decision.id"), unique=True)
    key_digest: Mapped[str] = mapped_column(unique=True)
    reference: Mapped[str] = mapped_column(unique=True, default=new_reference)
    sent_to: Mapped[str | None]
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mail_message.id", ondelete="SET NULL"), index=True)
    sent_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
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
    decision: Mapped[ShortlistDecision] = relationship(lazy="joined", innerjoin=UNNESTED)
    later_keys: Mapped[list["InvitationKey"]] = relationship(cascade="all, delete-orphan")

    @property
    def firm(self) -> str:
        return self.decision.firm

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.request.withdrawn_at is None


class InvitationKey(Base):
    """A later mail to the firm has a key of its own in its link."""

    __tablename__ = "invitation_key"
    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), index=True)
    sha256: Mapped[str] = mapped_column(unique=True)


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
    """A question of an invited firm, as it asked it in `text`.

    All firms read `published` with the answer: words of the buyer, in which nobody recognises who asked.
    """

    __tablename__ = "request_question"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    text: Mapped[str]
    asked_at: Mapped[datetime]
    published: Mapped[str | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    request: Mapped[RequestForQuotation] = relationship()
    answered_by: Mapped[User | None] = relationship()
