"""Who came in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base


class CheckIn(Base):
    """One person at the door. `mark` was made by the phone before it sent anything: sent twice, it counts once.

    `rank` 0 is who registered, 1 and on a guest.
    """

    __tablename__ = "event_check_in"
    __table_args__ = (
        UniqueConstraint("event_id", "mark"),
        UniqueConstraint("registration_id", "rank"),
        Index("ix_event_check_in_came_at", "event_id", "came_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("event_registration.id", ondelete="CASCADE"))
    rank: Mapped[int] = mapped_column(default=0)
    mark: Mapped[str]
    came_at: Mapped[datetime]  # by the clock of the phone, never later than when it was received
    received_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
