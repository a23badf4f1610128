"""The procurement file, every search made in it, its frozen longlists and who was invited or not."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import UNNESTED, Base, Versioned
from app.reference.models import Municipality
from app.sourcing.kinds import Category, CrossBorder, FileStatus
from app.suppliers.models import Supplier, SupplierVersion


class ProcurementFile(Versioned, Base):
    """One purchase of one municipality. Numbers run per municipality and year: `2026-0007`.

    `locked_at` is when the shortlist was signed. Kept until `destroy_on`, and beyond it while there is a `hold_reason`.
    """

    __tablename__ = "procurement_file"
    __table_args__ = (
        UniqueConstraint("municipality_code", "year", "serial"),
        CheckConstraint("estimated_value > 0", name="value_above_zero"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"))
    year: Mapped[int]
    serial: Mapped[int]
    status: Mapped[FileStatus] = mapped_column(default=FileStatus.OPEN)
    subject: Mapped[str]
    description: Mapped[str | None]
    category: Mapped[Category]
    cpv_code: Mapped[str] = mapped_column(ForeignKey("cpv_code.code"))
    estimated_value: Mapped[Decimal]  # euros, ex VAT, over the whole term with its options
    estimate_basis: Mapped[str]
    planned_start: Mapped[date | None]
    cross_border: Mapped[CrossBorder] = mapped_column(
        default=CrossBorder.NOT_JUDGED, server_default=CrossBorder.NOT_JUDGED.value
    )
    cross_border_reason: Mapped[str | None]
    local_rule_article: Mapped[str | None]  # of the policy, when a search for local firms rests on it
    locked_at: Mapped[datetime | None]
    retention_class: Mapped[str | None]
    destroy_on: Mapped[date | None] = mapped_column(index=True)
    hold_reason: Mapped[str | None]
    owner_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    created_at: Mapped[datetime]
    municipality: Mapped[Municipality] = relationship(lazy="joined", innerjoin=UNNESTED)
    owner: Mapped[User] = relationship(lazy="joined", innerjoin=UNNESTED)
    lots: Mapped[list["Lot"]] = relationship(back_populates="file", cascade="all, delete-orphan", order_by="Lot.number")

    @property
    def number(self) -> str:
        return f"{self.year}-{self.serial:04d}"

    @property
    def is_open(self) -> bool:
        return self.status is FileStatus.OPEN

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None


class Lot(Base):
    """A part of a purchase that can go to a firm of its own. The values of all lots add up to that of the file."""

    __tablename__ = "lot"
    __table_args__ = (
        UniqueConstraint("file_id", "number"),
        CheckConstraint("estimated_value > 0", name="value_above_zero"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"))
    number: Mapped[int]
    subject: Mapped[str]
    estimated_value: Mapped[Decimal]
    file: Mapped[ProcurementFile] = relationship(back_populates="lots")


class FileSearch(Base):
    """A search as it was asked inside a file: enough to ask it again and get the same answer.

    `index_position` is how far the index had followed the database; `words` the question as the page said it;
    `relaxed` that no firm had all the words, so that these have any of them.
    """

    __tablename__ = "file_search"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    question: Mapped[dict[str, Any]]  # made by search.freezing.serialise
    words: Mapped[str]
    page: Mapped[int]
    total: Mapped[int]
    relaxed: Mapped[bool]
    index_position: Mapped[int]
    by: Mapped[User] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def text(self) -> str:
        return str(self.question["text"])

    @property
    def cpv_codes(self) -> list[str]:
        """What was asked for, with eight digits; empty when the trade was not asked for."""
        return list(self.question["filters"].get("cpv", ()))

    @property
    def place(self) -> str:
        """The postcode that distances are counted from, if any."""
        return str(self.question["near"]["label"]) if self.question["near"] else ""

    @property
    def seed(self) -> int:
        return int(self.question["seed"])


class Longlist(Base):
    """A search of which every hit was kept, with rank and the exact version of its profile. Never changed."""

    __tablename__ = "longlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    search_id: Mapped[int] = mapped_column(ForeignKey("file_search.id"), unique=True)
    frozen_at: Mapped[datetime]
    frozen_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship(lazy="joined", innerjoin=UNNESTED)
    search: Mapped[FileSearch] = relationship(lazy="joined", innerjoin=UNNESTED)
    frozen_by: Mapped[User] = relationship(lazy="joined", innerjoin=UNNESTED)


class LonglistEntry(Base):
    """A firm on a longlist; rank 1 is the first hit."""

    __tablename__ = "longlist_entry"
    __table_args__ = (
        UniqueConstraint("longlist_id", "rank"),
        UniqueConstraint("longlist_id", "supplier_id"),
        Index("ix_longlist_entry_firm", "supplier_id", "longlist_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    longlist_id: Mapped[int] = mapped_column(ForeignKey("longlist.id"))
    rank: Mapped[int]
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"))
    supplier_version_id: Mapped[int] = mapped_column(ForeignKey("supplier_version.id"))
    score: Mapped[float]
    distance_km: Mapped[float | None]
    longlist: Mapped[Longlist] = relationship()
    supplier: Mapped[Supplier] = relationship()
    supplier_version: Mapped[SupplierVersion] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def firm(self) -> str:
        """The name the public saw when the list was frozen."""
        content = self.supplier_version.content
        return str(content["trade_name"] or content["name"])


class OutsideFirm(Base):
    """A firm that is not in the register and was added to one file, with the reason: the register closes no market.

    `register_id` is its number in the register of its country; `supplier_id` is filled when it registered later.
    """

    __tablename__ = "outside_firm"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason_given"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    name: Mapped[str]
    country: Mapped[str]  # ISO 3166-1, two letters
    register_id: Mapped[str | None]
    town: Mapped[str | None]
    email: Mapped[str]
    reason: Mapped[str]
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"))
    file: Mapped[ProcurementFile] = relationship()
    added_by: Mapped[User] = relationship()


class ShortlistDecision(Versioned, Base):
    """Whether a firm is invited, and why. One per firm and file; what it was before is in the audit trail.

    The firm stands on a longlist (`entry`) or comes from outside the register. `override_reason` is given when the
    choice is not the one that the selection method proposed.
    """

    __tablename__ = "shortlist_decision"
    __table_args__ = (
        UniqueConstraint("file_id", "supplier_id"),
        CheckConstraint("reason <> ''", name="reason_given"),
        CheckConstraint("(entry_id IS NULL) <> (outside_firm_id IS NULL)", name="about_one_firm"),
        CheckConstraint("(entry_id IS NULL) = (supplier_id IS NULL)", name="entry_of_its_firm"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"))
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("longlist_entry.id"), index=True)
    outside_firm_id: Mapped[int | None] = mapped_column(ForeignKey("outside_firm.id"), unique=True)
    invited: Mapped[bool]
    reason: Mapped[str]
    override_reason: Mapped[str | None]
    decided_at: Mapped[datetime]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    entry: Mapped[LonglistEntry | None] = relationship(lazy="joined")
    outside_firm: Mapped[OutsideFirm | None] = relationship(lazy="joined")
    supplier: Mapped[Supplier | None] = relationship()
    decided_by: Mapped[User] = relationship(lazy="joined", innerjoin=UNNESTED)

    @property
    def firm(self) -> str:
        """The name that the public saw when the list was frozen, or that was written down for a firm from outside."""
        return self.entry.firm if self.entry else cast(OutsideFirm, self.outside_firm).name

    @property
    def town(self) -> str:
        if self.entry:
            return str(self.entry.supplier_version.content["town"] or "")
        return cast(OutsideFirm, self.outside_firm).town or ""
