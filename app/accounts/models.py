"""People who can sign in, and the roles they hold."""

import secrets
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, cast

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base


class Role(StrEnum):
    """An entrepreneur needs no role: who edits a firm is said at the firm."""

    BOARD_MEMBER = "board_member"
    DESK = "desk"
    BUYER = "buyer"
    CONTROLLER = "controller"
    ADMINISTRATOR = "administrator"


def new_session_key() -> str:
    return secrets.token_urlsafe(24)


class User(Base):
    """A person. `session_key` is what links in mails name: a new one ends them all."""

    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)  # lower case: see services.normalised
    name: Mapped[str]
    password_hash: Mapped[str]
    language: Mapped[str] = mapped_column(default="nl")
    session_key: Mapped[str] = mapped_column(unique=True, default=new_session_key)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    signed_in_at: Mapped[datetime | None]
    blocked_at: Mapped[datetime | None]
    roles: Mapped[list["RoleAssignment"]] = relationship(back_populates="user")

    # What the sign-in library asks of a person; models know no web framework.
    is_authenticated: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    # The code of the municipality they act for in this request; None: for each that they hold a role in. Not stored.
    acting_for = cast("str | None", None)

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.blocked_at is None

    def get_id(self) -> str:
        """The cookie names a session, not a person: see signing_in."""
        return ""


class RoleAssignment(Base):
    """A role from a day to a day. A board member has an association; a buyer and a controller a municipality.

    `ended_at`: the moment it was taken away, from which it counts no more, whatever the days say.
    """

    __tablename__ = "role_assignment"
    __table_args__ = (
        CheckConstraint("(role = 'board_member') = (association_id IS NOT NULL)", name="board_of_association"),
        CheckConstraint(
            "(role IN ('buyer', 'controller')) = (municipality_code IS NOT NULL)", name="role_in_municipality"
        ),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[Role]
    association_id: Mapped[int | None] = mapped_column(ForeignKey("association.id"), index=True)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    user: Mapped[User] = relationship(back_populates="roles")

    def holds_on(self, day: date) -> bool:
        if self.ended_at is not None:
            return False
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
