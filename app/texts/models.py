"""What texts for the public share: pictures with their description, labels, and the words they are found by."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base, Versioned


class TextPicture(Base):
    """A picture that was drawn anew. Nobody guesses its `name` in the storage, so few know that of one in a draft.

    `alt` says in words what is to be seen, for who does not see it (WCAG 2.2, 1.1.1).
    """

    __tablename__ = "text_picture"
    __table_args__ = (CheckConstraint("alt <> ''", name="described"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    mimetype: Mapped[str]
    width: Mapped[int]  # pixels
    height: Mapped[int]
    alt: Mapped[str]
    credit: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    added_at: Mapped[datetime]


class Label(Versioned, Base):
    """A word that texts are gathered under; `key` is its place in addresses."""

    __tablename__ = "text_label"
    key: Mapped[str] = mapped_column(primary_key=True)
    name_nl: Mapped[str]
    name_en: Mapped[str]

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_nl


class FoundText(Base):
    """A published text as it is searched: one row for each, `kind` and `number` say which."""

    __tablename__ = "found_text"
    __table_args__ = (Index("uq_found_text_thing", "kind", "number", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    number: Mapped[int]
    dated_at: Mapped[datetime]  # when it was published, or takes place
    length: Mapped[int]  # in words


class FoundWord(Base):
    """How often a stem occurs in a text, a title counted more than once."""

    __tablename__ = "found_word"
    __table_args__ = (Index("ix_found_word_text_id", "text_id"),)
    stem: Mapped[str] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("found_text.id", ondelete="CASCADE"), primary_key=True)
    times: Mapped[int]
