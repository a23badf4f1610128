"""Firms on pages of results, counted by month."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base


class SupplierFound(Base):
    """`month` is its first day."""

    __tablename__ = "supplier_found"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id", ondelete="CASCADE"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    times: Mapped[int]
