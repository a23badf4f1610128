"""What is kept beside an application: what was said, what was decided, who stood aside, which reminders went."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.core.model import Base


class Side(StrEnum):
    FIRM = "firm"
    REVIEWER = "reviewer"


class ApplicationMessage(Base):
    """A question of a reviewer, an answer of the firm, or why it appeals. Both sides read all of them."""

    __tablename__ = "application_message"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    side: Mapped[Side]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    text: Mapped[str]
    at: Mapped[datetime]
    application: Mapped[Application] = relationship(back_populates="messages")


class ApplicationDecision(Base):
    """A decision that was taken, for good; the application itself has the newest only.

    Without an association the desk took it. Nobody in `decided_by_id`: the firm let its term pass.
    """

    __tablename__ = "application_decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), index=True)
    status: Mapped[ApplicationStatus]
    association_id: Mapped[int | None] = mapped_column(ForeignKey("association.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    decided_at: Mapped[datetime]
    reason_code: Mapped[ReasonCode]
    reason: Mapped[str | None]
    by_committee: Mapped[bool] = mapped_column(default=False)
    application: Mapped[Application] = relationship(back_populates="decisions")


class Recusal(Base):
    """That somebody leaves an application to others. Why is not stored (PRODUCT.md §2)."""

    __tablename__ = "recusal"
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True, index=True)
    at: Mapped[datetime]
    application: Mapped[Application] = relationship(back_populates="recusals")
    user: Mapped[User] = relationship()


class ReminderKind(StrEnum):
    HALF = "half"
    END = "end"


class ApplicationReminder(Base):
    """That those who judge were told of a term; a new term has reminders of its own."""

    __tablename__ = "application_reminder"
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id", ondelete="CASCADE"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[ReminderKind] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
    application: Mapped[Application] = relationship(back_populates="reminders")


class ReasonText(Base):
    """The words of a board or the desk for a reason. `owner`: the key of an association, or DESK of texts/owners.py."""

    __tablename__ = "reason_text"
    __table_args__ = (Index("uq_reason_text", "owner", "code", "language", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    code: Mapped[ReasonCode]
    language: Mapped[str]
    text: Mapped[str]
