"""A search that somebody keeps, and what they were told of its firms."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned


class Frequency(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"


class SavedSearch(Versioned, Base):
    """`question` is what is asked whatever the day (see questions.question_of), `key` tells equal questions.

    `told` is, by id of a firm, the version of its public page that the owner knows: those of the day of saving, and
    all that were mailed since. A firm stays in it when it no longer matches, so that it is not mailed again when it
    comes back as it was. None: the index could not answer when the search was saved, so the first round only takes
    stock.
    """

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("owner_id", "key"), Index("ix_saved_search_due", "due_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    name: Mapped[str]
    question: Mapped[dict[str, Any]]
    key: Mapped[str] = mapped_column(String(64))
    frequency: Mapped[Frequency]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    paused_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
    told: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    owner: Mapped[User] = relationship()

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None
