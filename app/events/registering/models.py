"""Who registered for an event, whom they bring, and what they answered."""

import secrets
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base, Versioned
from app.events.models import Event, EventQuestion


def new_key() -> str:
    return secrets.token_urlsafe(16)


class RegistrationState(StrEnum):
    """PRODUCT.md §5. A seat is taken by registered, attended, no-show, and by an offer until it expires."""

    REGISTERED = "registered"
    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    NO_SHOW = "no-show"


class Registration(Versioned, Base):
    """One person with their guests. `place` is the order of coming in: the waiting list is first in, first out.

    `key` is in the links of their mails. Without an account the mail address is all there is to know them by.
    """

    __tablename__ = "event_registration"
    __table_args__ = (
        UniqueConstraint("event_id", "place"),
        CheckConstraint("(state = 'offered') = (offered_until IS NOT NULL)", name="offer_with_term"),
        CheckConstraint("seats > 0", name="some_seats"),
        Index("ix_event_registration_state", "event_id", "state"),
        Index("ix_event_registration_offered_until", "offered_until"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True, default=new_key)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    place: Mapped[int]
    state: Mapped[RegistrationState]
    seats: Mapped[int]  # with the guests
    name: Mapped[str]
    email: Mapped[str] = mapped_column(index=True)  # lower case
    phone: Mapped[str] = mapped_column(default="")
    firm: Mapped[str] = mapped_column(default="")  # in words; the firm of the register when it is one
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id", ondelete="SET NULL"), index=True)
    association_id: Mapped[int | None] = mapped_column(ForeignKey("association.id"), index=True)  # as whose member
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    language: Mapped[str]
    may_be_named: Mapped[bool] = mapped_column(default=False)  # on the list of who comes
    is_walk_in: Mapped[bool] = mapped_column(default=False)
    registered_at: Mapped[datetime]
    offered_at: Mapped[datetime | None]
    offered_until: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_by_us: Mapped[bool] = mapped_column(default=False)  # by the organisers
    lapsed_at: Mapped[datetime | None]  # an offer that nobody answered: cancelled at that moment
    offer_reminded_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]  # of the day
    event: Mapped[Event] = relationship()
    guests: Mapped[list["Guest"]] = relationship(cascade="all, delete-orphan", order_by="Guest.rank")
    answers: Mapped[list["Answer"]] = relationship(cascade="all, delete-orphan")


class Guest(Base):
    """Somebody that a registration brings; rank 1 and on, the person who registered is 0."""

    __tablename__ = "event_guest"
    registration_id: Mapped[int] = mapped_column(
        ForeignKey("event_registration.id", ondelete="CASCADE"), primary_key=True
    )
    rank: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Answer(Base):
    """`rank` says whose: 0 of who registered, 1 and on of a guest."""

    __tablename__ = "event_answer"
    registration_id: Mapped[int] = mapped_column(
        ForeignKey("event_registration.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("event_question.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    rank: Mapped[int] = mapped_column(primary_key=True, default=0)
    answer: Mapped[str]
    question: Mapped[EventQuestion] = relationship()


class EventMessage(Base):
    """A mail that the organisers sent to those who registered."""

    __tablename__ = "event_message"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    subject: Mapped[str]
    text: Mapped[str]
    to_waiting: Mapped[bool] = mapped_column(default=False)  # to those on the waiting list as well
    recipients: Mapped[int]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    sent_at: Mapped[datetime]
