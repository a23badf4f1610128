"""The proof of a consent (AVG art. 7 (1))."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base

_IN_FORCE = text("given_at IS NOT NULL AND withdrawn_at IS NULL")


class Consent(Base):
    """One yes, from the moment that it was asked for.

    `wording` is the text as it was shown, `wording_version` its number, `how` where it was asked. It counts from
    `given_at`, when the link in the mail was followed, until `withdrawn_at`.
    """

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_address", "email", "purpose"),
        Index(
            "uq_consent_in_force", "email", "purpose", unique=True, sqlite_where=_IN_FORCE, postgresql_where=_IN_FORCE
        ),
        CheckConstraint("withdrawn_at IS NULL OR given_at IS NOT NULL", name="given_before_withdrawn"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    email: Mapped[str]  # lower case
    language: Mapped[str]
    purpose: Mapped[str]
    wording: Mapped[str]
    wording_version: Mapped[int]
    how: Mapped[str]
    asked_at: Mapped[datetime]
    given_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_how: Mapped[str | None]

    @property
    def is_in_force(self) -> bool:
        return self.given_at is not None and self.withdrawn_at is None
