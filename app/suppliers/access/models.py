"""Somebody asks to act for a firm that others registered; where they do not agree, the desk decides."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.suppliers.models import Supplier
from app.suppliers.moves import ForbiddenMove


class AccessStatus(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DISPUTED = "disputed"
    KEPT = "kept"  # the desk left the firm with who has it
    TAKEN_OVER = "taken_over"  # the desk gave it to who asked
    WITHDRAWN = "withdrawn"  # by who asked


_S = AccessStatus
MOVES: dict[AccessStatus, frozenset[AccessStatus]] = {
    _S.ASKED: frozenset({_S.ACCEPTED, _S.DECLINED, _S.DISPUTED, _S.WITHDRAWN}),
    _S.DECLINED: frozenset({_S.DISPUTED}),
    _S.DISPUTED: frozenset({_S.ACCEPTED, _S.KEPT, _S.TAKEN_OVER, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset(),
    _S.KEPT: frozenset(),
    _S.TAKEN_OVER: frozenset(),
    _S.WITHDRAWN: frozenset(),
}


class AccessRequest(Versioned, Base):
    """`message` is what the asker wrote to the owners; `claim` and `defence` are the two sides before the desk.

    Without an answer up to and including `due_on` the case goes to the desk by itself.
    """

    __tablename__ = "access_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    status: Mapped[AccessStatus] = mapped_column(default=AccessStatus.ASKED, index=True)
    message: Mapped[str]
    asked_at: Mapped[datetime]
    due_on: Mapped[date]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    disputed_at: Mapped[datetime | None]
    claim: Mapped[str | None]
    defence: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reason: Mapped[str | None]
    supplier: Mapped[Supplier] = relationship(backref=backref("access_requests", cascade="all, delete-orphan"))
    user: Mapped[User] = relationship(foreign_keys=user_id)

    @property
    def is_undecided(self) -> bool:
        return self.status in (AccessStatus.ASKED, AccessStatus.DISPUTED)

    @property
    def number_or_name(self) -> str:
        """What the asker knows of the firm: its name when that is public, or else the number that they typed."""
        number = self.supplier.kvk_number or self.supplier.foreign_id or ""
        return self.supplier.display_name if self.supplier.is_public else number

    def move_to(self, status: AccessStatus) -> None:
        if status not in MOVES[self.status]:
            raise ForbiddenMove(self.status, status)
        self.status = status
