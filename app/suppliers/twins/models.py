"""What makes firms look alike, kept so that look-alikes are found without comparing everybody with everybody."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base
from app.suppliers.models import Supplier

_OF_FIRM = "supplier.id"


class TwinKey(Base):
    """Something that look-alikes share with each other, such as `domain deheg.nl`: see likeness.keys_of."""

    __tablename__ = "twin_key"
    supplier_id: Mapped[int] = mapped_column(ForeignKey(_OF_FIRM, ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True, index=True)


class TwinCheck(Base):
    """The version of the firm at which it was compared with the others; a newer one is compared again."""

    __tablename__ = "twin_check"
    supplier_id: Mapped[int] = mapped_column(ForeignKey(_OF_FIRM, ondelete="CASCADE"), primary_key=True)
    supplier_version: Mapped[int]


class TwinPair(Base):
    """Two firms that look alike, or of which somebody noted that they are not the same."""

    __tablename__ = "twin_pair"
    __table_args__ = (CheckConstraint("low_id < high_id", name="each_pair_once"),)
    low_id: Mapped[int] = mapped_column(ForeignKey(_OF_FIRM, ondelete="CASCADE"), primary_key=True)
    high_id: Mapped[int] = mapped_column(ForeignKey(_OF_FIRM, ondelete="CASCADE"), primary_key=True, index=True)
    score: Mapped[int] = mapped_column(index=True)  # see likeness.compare
    found_at: Mapped[datetime]
    dismissed_at: Mapped[datetime | None]
    dismissed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    low: Mapped[Supplier] = relationship(foreign_keys=low_id)
    high: Mapped[Supplier] = relationship(foreign_keys=high_id)
