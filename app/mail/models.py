"""One row per mail and recipient."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base


class MailStatus(StrEnum):
    """`unknown`: a worker died between claiming and sending; nobody can say whether it went."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class MailMessage(Base):
    __tablename__ = "mail_message"
    __table_args__ = (Index("ix_mail_message_status", "status", "due_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    recipient: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    unsubscribe_url: Mapped[str | None]  # one click (RFC 8058) and no more of these
    reply_to: Mapped[str | None]  # where an answer goes, when it is not for us
    is_passed_on: Mapped[bool] = mapped_column(default=False, server_default=false())  # words of others: see sending.py
    status: Mapped[MailStatus] = mapped_column(default=MailStatus.WAITING)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    attachments: Mapped[list["MailAttachment"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="MailAttachment.id"
    )


class MailAttachment(Base):
    """A file that goes along; with a `content_id` (RFC 2392) it is a picture in the words of the mail."""

    __tablename__ = "mail_attachment"
    id: Mapped[int] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(ForeignKey("mail_message.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes]
    content_id: Mapped[str] = mapped_column(default="")
