"""Codes from an app, and codes on paper for when the app is gone."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base


class TotpSecret(Base):
    """What an app makes codes from (RFC 6238). `locked` is sealed: see core/sealing.

    `last_step` is the number of half minutes since 1970 of the newest code that was used; it and all before work no
    more.
    """

    __tablename__ = "totp_secret"
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True)
    locked: Mapped[str]
    last_step: Mapped[int]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RecoveryCode(Base):
    """One of a set of codes. The whole set shares a salt, so that a code is looked for with one slow digest."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("user_id", "digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
