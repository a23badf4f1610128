"""Purchases that are announced early, and the firms that follow them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base, Versioned
from app.reference.models import Municipality
from app.sourcing.kinds import Category
from app.sourcing.models import ProcurementFile
from app.suppliers.models import Supplier


class SizeBand(StrEnum):
    """How large a planned purchase is, in euros ex VAT; no amount is published before the request goes out."""

    SMALL = "small"  # below 50,000
    MEDIUM = "medium"  # 50,000 up to the European threshold
    LARGE = "large"  # from that threshold on


class PlannedPurchase(Versioned, Base):
    """A purchase that a municipality expects in a quarter; public from `published_at` until it is withdrawn."""

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
    municipality: Mapped[Municipality] = relationship()
    file: Mapped[ProcurementFile | None] = relationship()


class PlannedInterest(Base):
    """A firm follows a planned purchase; with `is_interested` it said that it would like to be considered."""

    __tablename__ = "planned_interest"
    __table_args__ = (UniqueConstraint("purchase_id", "supplier_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("planned_purchase.id"))
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    is_interested: Mapped[bool]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    purchase: Mapped[PlannedPurchase] = relationship(backref=backref("interests", cascade="all, delete-orphan"))
    supplier: Mapped[Supplier] = relationship(backref=backref("planned_interests", cascade="all, delete-orphan"))
