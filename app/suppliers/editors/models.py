"""Invitations to edit a firm."""

import secrets
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier


def new_key() -> str:
    return secrets.token_urlsafe(16)


class EditorInvitation(Base):
    """`key` is what the link names: a new one, when it is sent again, ends the earlier link."""

    __tablename__ = "editor_invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    email: Mapped[str] = mapped_column(index=True)  # lower case
    role: Mapped[EditorRole]
    language: Mapped[str]
    key: Mapped[str] = mapped_column(default=new_key)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    supplier: Mapped[Supplier] = relationship(backref=backref("editor_invitations", cascade="all, delete-orphan"))
    invited_by: Mapped[User] = relationship()

    @property
    def waits(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None

    def is_open_at(self, moment: datetime) -> bool:
        return self.waits and moment < self.expires_at
