"""What the network tells of itself: pages of text, the boards, and who signed the declaration of intent."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base, Versioned
from app.organisations.bodies import OfBody, one_body


class PageKey(StrEnum):
    """The pages that every region has; the value is its place in addresses."""

    ABOUT = "over"
    INTENT = "intentieverklaring"
    JOIN = "meedoen"
    CONTACT = "contact"
    ACCESSIBILITY = "toegankelijkheid"
    COLOPHON = "colofon"


class NetworkPage(Versioned, Base):
    """A page's text in one language, as Markdown. Without a row the page says what comes with the product."""

    __tablename__ = "network_page"
    key: Mapped[PageKey] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)


class BodyDetails(Versioned, OfBody, Base):
    """How a body presents itself and is reached; of each at most one row."""

    __tablename__ = "body_details"
    __table_args__ = (one_body(),)
    id: Mapped[int] = mapped_column(primary_key=True)
    body_key: Mapped[str] = mapped_column(unique=True)  # Body.key
    introduction: Mapped[str] = mapped_column(default="")  # Markdown
    website: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    founded_on: Mapped[date | None]


class BoardSeat(Versioned, Base):
    """Who sits on the board of an association, as the board itself publishes it: apart from roles on this site."""

    __tablename__ = "board_seat"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"), index=True)
    name: Mapped[str]
    position: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    agreed_at: Mapped[datetime]  # when the board said that this person agrees to be named here


class Signatory(Versioned, OfBody, Base):
    """Somebody who signed the declaration of intent; `on_behalf_of` in words, the body where it takes part here."""

    __tablename__ = "signatory"
    __table_args__ = (one_body(),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    on_behalf_of: Mapped[str]
    signed_on: Mapped[date]
