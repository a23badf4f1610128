"""Purchases that are announced early, and the firms that follow them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, true
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.core.quarters import Quarter
from app.reference.models import Municipality
from app.sourcing.kinds import Category
from app.sourcing.models import ProcurementFile
from app.suppliers.models import Supplier


class SizeBand(StrEnum):
    """How large a planned purchase is, in euros ex VAT; no amount is published before the request goes out."""

    SMALL = "small"  # below 50,000
    MEDIUM = "medium"  # 50,000 up to the European threshold
    LARGE = "large"  # from that threshold on


class PlanStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class PlannedPurchase(Versioned, Base):
    """A purchase that a municipality expects in a quarter; public from `published_at` until it is withdrawn.

    `file` is the procurement file that it became; `told_out_at` when its followers heard that the request
    or the notice went out.
    """

    __tablename__ = "planned_purchase"
    __table_args__ = (CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_of_a_year"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), index=True)
    subject: Mapped[str]
    description: Mapped[str | None]
    category: Mapped[Category]
    cpv_code: Mapped[str] = mapped_column(ForeignKey("cpv_code.code"), index=True)
    year: Mapped[int]
    quarter: Mapped[int]
    size_band: Mapped[SizeBand]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    told_out_at: Mapped[datetime | None]
    municipality: Mapped[Municipality] = relationship(lazy="joined", innerjoin=True)
    file: Mapped[ProcurementFile | None] = relationship()

    @property
    def when(self) -> Quarter:
        return Quarter(self.year, self.quarter)

    @property
    def status(self) -> PlanStatus:
        if self.withdrawn_at is not None:
            return PlanStatus.WITHDRAWN
        return PlanStatus.DRAFT if self.published_at is None else PlanStatus.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Whether its words may still change: not withdrawn, and no file came of it."""
        return self.withdrawn_at is None and self.file_id is None


class PlannedInterest(Base):
    """A firm follows a planned purchase; with `is_interested` it said that it would like to be considered.

    `wants_mail` is off after the link in a mail that stops them.
    """

    __tablename__ = "planned_interest"
    __table_args__ = (UniqueConstraint("purchase_id", "supplier_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("planned_purchase.id"))
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    is_interested: Mapped[bool]
    wants_mail: Mapped[bool] = mapped_column(default=True, server_default=true())
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    noted_by: Mapped[User | None] = relationship()
    purchase: Mapped[PlannedPurchase] = relationship(backref=backref("interests", cascade="all, delete-orphan"))
    supplier: Mapped[Supplier] = relationship(backref=backref("planned_interests", cascade="all, delete-orphan"))
