"""Who came in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base

_COUNTS = text("undone_at IS NULL")


class CheckIn(Base):
    """One person at the door. `mark` was made by the phone before it sent anything: sent twice, it counts once.

    `rank` 0 is who registered, 1 and on a guest. `undone_at`: it was a mistake. The row stays, so that a phone that
    sends its mark once more does not let the person in again.
    """

    __tablename__ = "event_check_in"
    __table_args__ = (
        UniqueConstraint("event_id", "mark"),
        Index(
            "uq_event_check_in_person",
            "registration_id",
            "rank",
            unique=True,
            sqlite_where=_COUNTS,
            postgresql_where=_COUNTS,
        ),
        Index("ix_event_check_in_came_at", "event_id", "came_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("event_registration.id", ondelete="CASCADE"))
    rank: Mapped[int] = mapped_column(default=0)
    mark: Mapped[str]
    came_at: Mapped[datetime]  # by the clock of the phone, never later than when it was received
    received_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
