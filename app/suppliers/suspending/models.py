"""Suspensions, kept: why a firm could not be found, and from when to when."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base
from app.suppliers.models import Supplier


class SuspensionReason(StrEnum):
    WRONG_DETAILS = "wrong_details"
    NO_PROOF = "no_proof"
    COMPLAINT = "complaint"
    INTEGRITY = "integrity"
    SPOT_CHECK = "spot_check"
    OTHER = "other"


class Suspension(Base):
    """`until`: the day on which the firm is listed again; `ended_at` when the desk lifted it before."""

    __tablename__ = "suspension"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[date]
    code: Mapped[SuspensionReason]
    reason: Mapped[str | None]  # what the firm reads; of a sole trader it goes with them
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    # A draft that is thrown away takes its history along.
    supplier: Mapped[Supplier] = relationship(backref=backref("suspensions", cascade="all, delete-orphan"))

    def counts_on(self, day: date) -> bool:
        return self.ended_at is None and day < self.until
