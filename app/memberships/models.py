"""Memberships have dates. They show to the association only: no filter, sort key or badge for buyers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base
from app.memberships.kinds import EndedBy, InterestKind
from app.suppliers.models import Supplier


class Membership(Base):
    """From a day up to and including a day. What the firm itself ended or disputes, no list starts again."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("supplier_id", "association_id", "starts_on"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    ended_by: Mapped[EndedBy | None]  # None: it runs, or its end was known from the start
    supplier: Mapped[Supplier] = relationship(backref=backref("memberships", cascade="all, delete-orphan"))

    def counts_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on) and not self.is_disputed

    @property
    def is_disputed(self) -> bool:
        return self.ended_by is EndedBy.DISPUTE


class AssociationPage(Base):
    """What the board tells on the public page of the association."""

    __tablename__ = "association_page"
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"), primary_key=True)
    who_may_join: Mapped[str] = mapped_column(default="")


class DeclaredInterest(Base):
    """Somebody's tie to a firm, from a day up to and including a day."""

    __tablename__ = "declared_interest"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True, index=True)
    declared_at: Mapped[datetime]
    kind: Mapped[InterestKind] = mapped_column(default=InterestKind.OWNER)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(index=True)
    # A draft that is thrown away takes the ties to it along.
    supplier: Mapped[Supplier] = relationship(backref=backref("declared_interests", cascade="all, delete-orphan"))

    def counts_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
