"""News of the region and its bodies."""

from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base, Versioned
from app.organisations.bodies import OfBody, one_body
from app.texts.models import Label, TextPicture


class NewsStatus(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ARCHIVED = "archived"  # out of lists and feeds; its address says so


def _new_uid() -> str:
    return uuid4().urn


class NewsItem(Versioned, OfBody, Base):
    """The body is the origin. `year`, `month` and `slug` are its address, from the first time it was published on.

    `uid` names its entry in feeds, for ever and whatever becomes of the address of the site (RFC 4287, 4.2.6).
    """

    __tablename__ = "news_item"
    __table_args__ = (
        one_body(),
        UniqueConstraint("year", "month", "slug"),
        CheckConstraint("status NOT IN ('scheduled', 'published') OR publish_at IS NOT NULL", name="has_a_moment"),
        CheckConstraint("status <> 'published' OR year IS NOT NULL", name="has_an_address"),
        Index("ix_news_item_shown", "status", "publish_at"),
        Index("ix_news_item_month", "year", "month"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(default=_new_uid, unique=True)
    title: Mapped[str]
    introduction: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")  # Markdown
    language: Mapped[str]
    authors: Mapped[str]  # a body in words: "bestuur van ..."
    picture_id: Mapped[int | None] = mapped_column(ForeignKey("text_picture.id"), index=True)
    status: Mapped[NewsStatus] = mapped_column(default=NewsStatus.DRAFT)
    publish_at: Mapped[datetime | None]  # when it will appear or, once published, when it did
    year: Mapped[int | None]
    month: Mapped[int | None]
    slug: Mapped[str | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    picture: Mapped[TextPicture | None] = relationship(lazy="joined")
    labels: Mapped[list[Label]] = relationship(secondary="news_label", order_by=Label.key)
    shares: Mapped[list["NewsShare"]] = relationship(
        cascade="all, delete-orphan", back_populates="item", order_by="NewsShare.id"
    )


class NewsLabel(Base):
    __tablename__ = "news_label"
    item_id: Mapped[int] = mapped_column(ForeignKey("news_item.id", ondelete="CASCADE"), primary_key=True)
    label_key: Mapped[str] = mapped_column(ForeignKey("text_label.key"), primary_key=True, index=True)


class NewsShare(OfBody, Base):
    """Another body shows it too, with its origin; there is one address."""

    __tablename__ = "news_share"
    __table_args__ = (one_body(), UniqueConstraint("item_id", "body_key"))
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("news_item.id", ondelete="CASCADE"), index=True)
    body_key: Mapped[str]  # Body.key
    shared_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    shared_at: Mapped[datetime]
    item: Mapped[NewsItem] = relationship(back_populates="shares")


class NewsRelation(Base):
    """An item that an editor put beside another."""

    __tablename__ = "news_relation"
    __table_args__ = (CheckConstraint("item_id <> other_id", name="another"),)
    item_id: Mapped[int] = mapped_column(ForeignKey("news_item.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("news_item.id", ondelete="CASCADE"), primary_key=True, index=True)
    rank: Mapped[int] = mapped_column(default=0)


class NewsRevision(Base):
    """The words of an item each time that they were saved, by whom and when: the newest are what it says now."""

    __tablename__ = "news_revision"
    __table_args__ = (UniqueConstraint("item_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("news_item.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    introduction: Mapped[str]
    text: Mapped[str]
    authors: Mapped[str]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
