"""Invitations into a team, and what the quarterly review of access found."""

import secrets
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Role, RoleAssignment, User
from app.core.model import Base


def new_key() -> str:
    return secrets.token_urlsafe(16)


class RoleInvitation(Base):
    """A role that waits for somebody to take it up by the link in a mail. `key` is in that link: a new one ends it."""

    __tablename__ = "role_invitation"
    __table_args__ = (
        CheckConstraint("(role = 'board_member') = (association_id IS NOT NULL)", name="board_of_association"),
        CheckConstraint(
            "(role IN ('buyer', 'controller')) = (municipality_code IS NOT NULL)", name="role_in_municipality"
        ),
        CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="one_outcome"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(index=True)  # lower case, as in an account
    name: Mapped[str]
    language: Mapped[str]
    role: Mapped[Role]
    association_id: Mapped[int | None] = mapped_column(ForeignKey("association.id"), index=True)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True)
    role_ends_on: Mapped[date | None]
    key: Mapped[str] = mapped_column(default=new_key)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    invited_by: Mapped[User] = relationship()

    @property
    def waits(self) -> bool:
        """Nobody took it up and nobody withdrew it; it may have expired."""
        return self.accepted_at is None and self.withdrawn_at is None

    def is_open_at(self, moment: datetime) -> bool:
        return self.waits and moment < self.expires_at


class Verdict(StrEnum):
    KEPT = "kept"
    ENDED = "ended"


class AccessDecision(Base):
    """That somebody looked at a role in the review of a quarter (`2026-Q4`)."""

    __tablename__ = "access_decision"
    __table_args__ = (UniqueConstraint("assignment_id", "quarter"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("role_assignment.id", ondelete="CASCADE"))
    quarter: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[Verdict]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    decided_at: Mapped[datetime]
    assignment: Mapped[RoleAssignment] = relationship()
    decided_by: Mapped[User] = relationship()


class AccessReminder(Base):
    """The mails that went about the review of a team (see teams.Team.slug) in a quarter."""

    __tablename__ = "access_reminder"
    team: Mapped[str] = mapped_column(primary_key=True)
    quarter: Mapped[str] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
    repeated_at: Mapped[datetime | None]
