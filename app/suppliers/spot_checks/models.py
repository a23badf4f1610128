"""Spot checks: each month some listed firms, drawn by lot, that the desk looks at."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base
from app.suppliers.models import Supplier


class Outcome(StrEnum):
    IN_ORDER = "in_order"
    PROOF_ASKED = "proof_asked"
    BADGE_REVOKED = "badge_revoked"
    SUSPENDED = "suspended"


class SpotCheckRound(Base):
    """A draw. With the seed anybody can do it again (see sampling.draw); `population`: from how many firms."""

    __tablename__ = "spot_check_round"
    month: Mapped[str] = mapped_column(primary_key=True)  # 2026-11
    seed: Mapped[str]
    population: Mapped[int]
    drawn_at: Mapped[datetime]
    checks: Mapped[list["SpotCheck"]] = relationship(
        back_populates="round", cascade="all, delete-orphan", order_by="SpotCheck.id"
    )


class SpotCheck(Base):
    """A firm that was drawn. Without an outcome nobody looked; after `proof_asked` the firm has to answer."""

    __tablename__ = "spot_check"
    __table_args__ = (UniqueConstraint("month", "supplier_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(ForeignKey("spot_check_round.month"))
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    outcome: Mapped[Outcome | None]
    note: Mapped[str | None]  # what the firm reads; of a sole trader it goes with them
    checked_at: Mapped[datetime | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    round: Mapped[SpotCheckRound] = relationship(back_populates="checks")
    # A draft that is thrown away takes its history along.
    supplier: Mapped[Supplier] = relationship(backref=backref("spot_checks", cascade="all, delete-orphan"))

    @property
    def is_open(self) -> bool:
        return self.outcome in (None, Outcome.PROOF_ASKED)
