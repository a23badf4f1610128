"""Events: what takes place, where and when, who organises it, and what those who register are asked."""

import secrets
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import Base, Versioned
from app.organisations.bodies import Body, OfBody, one_body
from app.organisations.models import Theme
from app.texts.models import Label, TextPicture


def new_uid() -> str:
    return secrets.token_hex(16)


class EventKind(StrEnum):
    THEME_MEETING = "theme meeting"
    DRINKS = "drinks"
    COMPANY_VISIT = "company visit"
    GENERAL_MEETING = "general meeting"
    FAIR = "fair"
    OTHER = "other"


class EventStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


MOVES: dict[EventStatus, set[EventStatus]] = {
    EventStatus.DRAFT: {EventStatus.PUBLISHED},
    EventStatus.PUBLISHED: {EventStatus.CANCELLED},
    EventStatus.CANCELLED: set(),  # who planned to come was told: another date is another event
}


class Audience(StrEnum):
    EVERYBODY = "everybody"
    FIRMS = "firms"  # who acts for a firm of the register
    MEMBERS = "members"  # whose firm belongs to one of the organising associations


class Event(Versioned, OfBody, Base):
    """The body is the first organiser; others stand in `organisers`.

    Moments are UTC, shown in Europe/Amsterdam. `uid` and `sequence` are those of its calendar entry (RFC 5545 3.8.4.7
    and 3.8.7.4): the number rises when somebody's calendar has to change. `seats` None: as many as come.
    """

    __tablename__ = "event"
    __table_args__ = (
        one_body(),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("seats IS NULL OR seats > 0", name="some_seats"),
        CheckConstraint("seats_per_firm IS NULL OR seats_per_firm > 0", name="some_seats_per_firm"),
        CheckConstraint("most_guests >= 0", name="guests_counted"),
        CheckConstraint("offer_hours > 0", name="time_to_accept"),
        Index("ix_event_shown", "status", "starts_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)
    sequence: Mapped[int] = mapped_column(default=0)
    slug: Mapped[str]
    status: Mapped[EventStatus] = mapped_column(default=EventStatus.DRAFT)
    kind: Mapped[EventKind]
    title: Mapped[str]
    introduction: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")  # Markdown
    language: Mapped[str]
    audience: Mapped[Audience] = mapped_column(default=Audience.EVERYBODY)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")  # name of the building
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    online_url: Mapped[str] = mapped_column(default="")
    price_member: Mapped[Decimal | None]  # EUR with VAT; None: nothing said, 0: free
    price_other: Mapped[Decimal | None]
    price_note: Mapped[str] = mapped_column(default="")
    takes_registrations: Mapped[bool] = mapped_column(default=True)
    seats: Mapped[int | None]
    seats_per_firm: Mapped[int | None]
    most_guests: Mapped[int] = mapped_column(default=0)  # that one registration may bring
    opens_at: Mapped[datetime | None]  # registration
    closes_at: Mapped[datetime | None]
    cancel_until: Mapped[datetime | None]  # for those who registered; None: until it starts
    offer_hours: Mapped[int] = mapped_column(default=48)  # that a seat from the waiting list is kept
    shows_who_comes: Mapped[bool] = mapped_column(default=False)
    contact_email: Mapped[str] = mapped_column(default="")
    report_text: Mapped[str] = mapped_column(default="")  # Markdown, of the page afterwards
    report_url: Mapped[str] = mapped_column(default="")  # path of the news item that tells of it
    attendance: Mapped[int | None]  # how many came: stays when the names go
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str] = mapped_column(default="")
    names_purged_at: Mapped[datetime | None]
    picture_id: Mapped[int | None] = mapped_column(ForeignKey("text_picture.id"), index=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    picture: Mapped[TextPicture | None] = relationship(lazy="joined")
    labels: Mapped[list[Label]] = relationship(secondary="event_label", order_by=Label.key)
    themes: Mapped[list[Theme]] = relationship(secondary="event_theme", order_by=Theme.key)
    organisers: Mapped[list["EventOrganiser"]] = relationship(cascade="all, delete-orphan")
    partners: Mapped[list["EventPartner"]] = relationship(cascade="all, delete-orphan", order_by="EventPartner.rank")
    sessions: Mapped[list["EventSession"]] = relationship(
        cascade="all, delete-orphan", order_by="(EventSession.starts_at, EventSession.id)"
    )
    questions: Mapped[list["EventQuestion"]] = relationship(cascade="all, delete-orphan", order_by="EventQuestion.rank")
    photos: Mapped[list["EventPhoto"]] = relationship(cascade="all, delete-orphan", order_by="EventPhoto.rank")

    @property
    def bodies(self) -> list[Body]:
        """All that organise it; the first leads."""
        return [self.body, *(each.body for each in self.organisers)]

    @property
    def is_public(self) -> bool:
        return self.status is not EventStatus.DRAFT

    @property
    def where(self) -> str:
        """The place in one line; empty when it takes place from afar only."""
        return ", ".join(filter(None, (self.place, self.address, f"{self.postcode} {self.town}".strip())))

    def move_to(self, status: EventStatus) -> None:
        if status not in MOVES[self.status]:
            raise DomainError(lazy("This cannot be done with the event any more. Look at it again."))
        self.status = status


class EventLabel(Base):
    __tablename__ = "event_label"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    label_key: Mapped[str] = mapped_column(ForeignKey("text_label.key"), primary_key=True, index=True)


class EventTheme(Base):
    __tablename__ = "event_theme"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    theme_key: Mapped[str] = mapped_column(ForeignKey("theme.key"), primary_key=True, index=True)


class EventOrganiser(OfBody, Base):
    """A body that organises it together with the first."""

    __tablename__ = "event_organiser"
    __table_args__ = (one_body(), UniqueConstraint("event_id", "body_key"))
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    body_key: Mapped[str]  # Body.key


class PartnerKind(StrEnum):
    HOST = "host"
    SPONSOR = "sponsor"


class EventPartner(Base):
    """A host or a sponsor, marked as such wherever it is shown."""

    __tablename__ = "event_partner"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[PartnerKind]
    name: Mapped[str]
    url: Mapped[str] = mapped_column(default="")
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id", ondelete="SET NULL"), index=True)
    rank: Mapped[int] = mapped_column(default=0)


class EventSession(Base):
    """A part of the programme; `speakers` a line each: name, and after a comma who they are."""

    __tablename__ = "event_session"
    __table_args__ = (CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ends_after_start"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    title: Mapped[str]
    room: Mapped[str] = mapped_column(default="")
    speakers: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")


class QuestionKind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    DIET = "diet"  # about health: asked of each guest apart, seen by the organisers only, gone soon after the day


class EventQuestion(Base):
    """What everybody who registers is asked besides; `choices` a line each."""

    __tablename__ = "event_question"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[QuestionKind]
    question: Mapped[str]
    choices: Mapped[str] = mapped_column(default="")
    is_required: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[int] = mapped_column(default=0)


class EventPhoto(Base):
    __tablename__ = "event_photo"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    picture_id: Mapped[int] = mapped_column(ForeignKey("text_picture.id"), primary_key=True, index=True)
    rank: Mapped[int] = mapped_column(default=0)
    picture: Mapped[TextPicture] = relationship(lazy="joined")


class CalendarKey(Base):
    """The secret in the address of somebody's own calendar; a new one ends the old."""

    __tablename__ = "event_calendar_key"
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
