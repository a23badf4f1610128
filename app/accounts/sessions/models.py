"""Where somebody is signed in."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base


class Method(StrEnum):
    """How somebody showed who they are in the first step."""

    PASSWORD = "password"  # noqa: S105 - a name
    PASSKEY = "passkey"
    PROVIDER = "provider"


class UserSession(Base):
    """One sign-in on one device. The cookie holds a random key, this row only its digest.

    `strong_at` is when two factors had been shown, `confirmed_at` when the person last showed who they are.
    `browser_digest` tells a browser that comes back; `device` says it in words.
    """

    __tablename__ = "user_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    key_digest: Mapped[str] = mapped_column(String(64), unique=True)
    browser_digest: Mapped[str | None] = mapped_column(String(64))
    method: Mapped[Method]
    device: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    strong_at: Mapped[datetime | None]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()

    @property
    def is_strong(self) -> bool:
        return self.strong_at is not None

    def is_live(self, at: datetime, idle: timedelta, longest: timedelta) -> bool:
        return self.ended_at is None and at - self.seen_at < idle and at - self.created_at < longest
