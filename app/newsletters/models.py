"""Newsletters: who reads which, the issues, and what went to whom."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base, Versioned
from app.organisations.bodies import OfBody, one_body


class Subscription(Versioned, Base):
    """What somebody wants to read. It counts while its consent does; without bodies or topics: everything."""

    __tablename__ = "newsletter_subscription"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)  # lower case, as in the consent
    language: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    bounces: Mapped[int] = mapped_column(default=0)  # in a row
    bounced_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]  # too many bounces: nothing is sent until the reader asks again
    bodies: Mapped[list["FollowedBody"]] = relationship(cascade="all, delete-orphan")
    topics: Mapped[list["FollowedTopic"]] = relationship(cascade="all, delete-orphan")


class FollowedBody(Base):
    __tablename__ = "followed_body"
    subscription_id: Mapped[int] = mapped_column(
        ForeignKey("newsletter_subscription.id", ondelete="CASCADE"), primary_key=True
    )
    body_key: Mapped[str] = mapped_column(primary_key=True)  # Body.key


class FollowedTopic(Base):
    __tablename__ = "followed_topic"
    subscription_id: Mapped[int] = mapped_column(
        ForeignKey("newsletter_subscription.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(primary_key=True)  # key of a label of texts, or of a kind of section


class IssueStatus(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"  # by somebody, half way; who waited then still waits


class Issue(Versioned, OfBody, Base):
    """One newsletter. What is in it is fixed when it starts to go out.

    `failures` is how often in a row the mail server gave up on it, `due_at` when it is tried again. `counts` says how
    many recipients of each status (and `bounced`) there were in the part of the log that is gone.
    """

    __tablename__ = "newsletter_issue"
    __table_args__ = (one_body(),)
    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    introduction: Mapped[str] = mapped_column(default="")  # Markdown
    language: Mapped[str]
    status: Mapped[IssueStatus] = mapped_column(default=IssueStatus.DRAFT)
    since: Mapped[datetime]  # what was published from here on is offered for it
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]  # or was stopped
    due_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    items: Mapped[list["IssueItem"]] = relationship(
        cascade="all, delete-orphan", order_by="(IssueItem.section_order, IssueItem.rank)"
    )


class IssueItem(OfBody, Base):
    """A line of an issue, as it was when it was taken in: later changes of the text do not change what was sent."""

    __tablename__ = "newsletter_item"
    __table_args__ = (one_body(), UniqueConstraint("issue_id", "section", "number"))
    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("newsletter_issue.id", ondelete="CASCADE"), index=True)
    section: Mapped[str]  # key of the section, as its feature named it
    section_order: Mapped[int]
    number: Mapped[int]  # id of the news item or the event
    rank: Mapped[int]
    title: Mapped[str]
    introduction: Mapped[str]
    path: Mapped[str]  # of its page, from "/"
    topics: Mapped[str] = mapped_column(default="")  # keys of labels, with spaces between


class RecipientStatus(StrEnum):
    """As MailStatus: `unknown` when a worker died between claiming and sending."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"  # unsubscribed while it went out, or nothing in it that they follow


class Recipient(Base):
    """One reader of one issue; at most one copy goes to each."""

    __tablename__ = "newsletter_recipient"
    __table_args__ = (
        UniqueConstraint("issue_id", "email"),
        Index("ix_newsletter_recipient_turn", "issue_id", "status", "due_at", "id"),
        CheckConstraint("attempts >= 0", name="counted"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("newsletter_issue.id", ondelete="CASCADE"))
    subscription_id: Mapped[int | None] = mapped_column(
        ForeignKey("newsletter_subscription.id", ondelete="SET NULL"), index=True
    )
    email: Mapped[str] = mapped_column(index=True)
    status: Mapped[RecipientStatus] = mapped_column(default=RecipientStatus.WAITING)
    due_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    bounced_at: Mapped[datetime | None]  # refused for good, at the door or by a mail that came back
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]  # a kind of error, or the code of a status notification (RFC 3463): no words
