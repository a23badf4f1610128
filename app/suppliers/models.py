"""The profile of a firm, what the public saw of it, and who edits it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.clock import today
from app.core.model import Base, Versioned
from app.suppliers.kinds import (
    ClaimSource,
    EditorRole,
    ImageRole,
    LegalForm,
    ProfileStatus,
    ServiceAreaKind,
    SizeClass,
    SocialKind,
)
from app.suppliers.moves import MOVES, ForbiddenMove
from app.suppliers.size import size_class
from app.suppliers.standing import listed_today, status_on, unconfirmed_since


class Supplier(Versioned, Base):
    """A firm in the register. Fields may be empty while it is a draft or came in by import."""

    __tablename__ = "supplier"
    __table_args__ = (
        UniqueConstraint("country", "foreign_id"),
        CheckConstraint("status <> 'listed' OR listed_at IS NOT NULL", name="listed_has_moment"),
        Index("ix_supplier_match", "match_name", "postcode", "house_number"),
        Index("ix_supplier_standing", "status", "confirmed_at", "suspended_until"),
        Index("ix_supplier_places", "status", "municipality_code"),
        {"sqlite_autoincrement": True},  # an id that is gone is not given out again: the index remembers it
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[ProfileStatus]  # as it was last moved; `standing` is where the profile is today
    name: Mapped[str]
    match_name: Mapped[str]  # see naming.match_name
    trade_name: Mapped[str | None]
    legal_form: Mapped[LegalForm | None]
    kvk_number: Mapped[str | None] = mapped_column(unique=True)
    establishment_number: Mapped[str | None]
    vat_id: Mapped[str | None] = mapped_column(unique=True)
    rsin: Mapped[str | None]
    country: Mapped[str] = mapped_column(default="NL")
    foreign_id: Mapped[str | None]

    street: Mapped[str | None]
    house_number: Mapped[str | None]
    postcode: Mapped[str | None]
    town: Mapped[str | None]
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    service_area: Mapped[ServiceAreaKind | None]
    radius_km: Mapped[int | None]
    description_nl: Mapped[str | None]
    description_en: Mapped[str | None]
    staff: Mapped[int | None]
    turnover: Mapped[Decimal | None]
    balance_total: Mapped[Decimal | None]
    contact_name: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    website: Mapped[str | None]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)  # ISO 639-1
    sbi_codes: Mapped[list[str]] = mapped_column(JSON, default=list)
    sbi_scheme: Mapped[int | None]  # the year of the list that the SBI codes are from
    full_until: Mapped[date | None]  # takes no new work up to and including that day
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    listed_at: Mapped[datetime | None]
    suspended_until: Mapped[date | None]
    confirmed_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    verified_source: Mapped[ClaimSource | None]
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    import_batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), index=True)

    cpv: Mapped[list["SupplierCpv"]] = relationship(
        cascade="all, delete-orphan", order_by="SupplierCpv.rank", lazy="selectin"
    )
    areas: Mapped[list["SupplierArea"]] = relationship(cascade="all, delete-orphan")
    certificates: Mapped[list["Certificate"]] = relationship(
        back_populates="supplier", cascade="all, delete-orphan", order_by="Certificate.kind", lazy="selectin"
    )
    themes: Mapped[list["SupplierTheme"]] = relationship(cascade="all, delete-orphan")
    social: Mapped[list["SupplierSocial"]] = relationship(cascade="all, delete-orphan")
    references: Mapped[list["ReferenceProject"]] = relationship(
        cascade="all, delete-orphan", order_by="ReferenceProject.completed_on.desc()"
    )
    branches: Mapped[list["Branch"]] = relationship(cascade="all, delete-orphan", order_by="Branch.id")
    images: Mapped[list["SupplierImage"]] = relationship(
        back_populates="supplier", cascade="all, delete-orphan", order_by="SupplierImage.rank"
    )
    predecessors: Mapped[list["Predecessor"]] = relationship(
        cascade="all, delete-orphan", order_by="Predecessor.id", foreign_keys="Predecessor.supplier_id"
    )
    documents: Mapped[list["ProofDocument"]] = relationship(
        back_populates="supplier", cascade="all, delete-orphan", order_by="ProofDocument.id"
    )
    editors: Mapped[list["SupplierEditor"]] = relationship(back_populates="supplier", cascade="all, delete-orphan")

    @property
    def size(self) -> SizeClass | None:
        return size_class(staff=self.staff, turnover=self.turnover, balance_total=self.balance_total)

    @property
    def is_personal(self) -> bool:
        """Whether the profile holds data of a person; unknown counts as yes."""
        return self.legal_form is None or self.legal_form.is_personal

    @property
    def standing(self) -> ProfileStatus:
        """Its status today, as its dates have it."""
        return status_on(self, today())

    @property
    def unconfirmed_since(self) -> date | None:
        """The day on which the firm should have confirmed its profile, once that has passed."""
        return unconfirmed_since(self, today())

    @hybrid_property
    def is_public(self) -> bool:
        """Listed today: what everybody sees and buyers find. In a select it is a condition."""
        return self.standing is ProfileStatus.LISTED

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return listed_today(cls.status, cls.confirmed_at, cls.suspended_until)

    @property
    def display_name(self) -> str:
        return self.trade_name or self.name

    @property
    def cpv_codes(self) -> tuple[str, ...]:
        return tuple(entry.code for entry in self.cpv)

    def move_to(self, status: ProfileStatus) -> None:
        if status not in MOVES[self.status]:
            raise ForbiddenMove(self.status, status)
        self.status = status


class SupplierCpv(Base):
    """A CPV code of the firm; rank 0 is the main one."""

    __tablename__ = "supplier_cpv"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("cpv_code.code"), primary_key=True)
    rank: Mapped[int]


class SupplierArea(Base):
    """A municipality where the firm works, when its service area is a list."""

    __tablename__ = "supplier_area"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), primary_key=True)


class SupplierTheme(Base):
    __tablename__ = "supplier_theme"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True)
    theme_key: Mapped[str] = mapped_column(ForeignKey("theme.key"), primary_key=True)


class SupplierSocial(Base):
    __tablename__ = "supplier_social"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True)
    kind: Mapped[SocialKind] = mapped_column(primary_key=True)
    places: Mapped[int | None]  # how many people at once


class Certificate(Base):
    """A claim with an end: it counts up to and including `valid_until`, compared with today when asked."""

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("supplier_id", "kind", "level"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    kind: Mapped[str] = mapped_column(ForeignKey("certificate_kind.key"))
    number: Mapped[str | None]
    issuer: Mapped[str | None]
    level: Mapped[str | None]
    valid_until: Mapped[date | None] = mapped_column(index=True)
    source: Mapped[ClaimSource] = mapped_column(default=ClaimSource.SELF)
    verified_at: Mapped[datetime | None]
    supplier: Mapped[Supplier] = relationship(back_populates="certificates")

    def is_valid_on(self, day: date) -> bool:
        return self.valid_until is None or day <= self.valid_until


class ProofDocument(Base):
    """A file that shows a claim, for reviewers and the firm itself; never public. `name` is that in the storage."""

    __tablename__ = "proof_document"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id", ondelete="SET NULL"))
    shows: Mapped[str | None]  # `kind|level` of a proof that is still to be accepted; see proofs.linking
    name: Mapped[str] = mapped_column(unique=True)
    filename: Mapped[str]  # as it came
    mimetype: Mapped[str]
    size: Mapped[int]  # bytes
    sha256: Mapped[str]
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    supplier: Mapped[Supplier] = relationship(back_populates="documents")


class ReferenceProject(Base):
    """Work that was done before; shown while it is at most five years old (PRODUCT.md §2)."""

    __tablename__ = "reference_project"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    title: Mapped[str]
    client: Mapped[str]
    completed_on: Mapped[date]
    description: Mapped[str | None]
    amount: Mapped[Decimal | None]  # euros without VAT


class Branch(Base):
    """Another place of the same firm."""

    __tablename__ = "branch"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    establishment_number: Mapped[str | None]
    name: Mapped[str | None]
    street: Mapped[str | None]
    house_number: Mapped[str | None]
    postcode: Mapped[str]
    town: Mapped[str]
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"))


class Predecessor(Base):
    """A firm that this one went on from, by a take-over or because both were one. `former_id`: its own profile."""

    __tablename__ = "predecessor"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    name: Mapped[str]
    kvk_number: Mapped[str | None]
    since: Mapped[date]
    former_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id", ondelete="SET NULL"), index=True)


class SupplierImage(Base):
    """The logo or a photo, drawn anew from what was uploaded. `name` is that in the storage."""

    __tablename__ = "supplier_image"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    role: Mapped[ImageRole]
    name: Mapped[str] = mapped_column(unique=True)
    mimetype: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    text: Mapped[str]  # what can be seen on it, for those who cannot see it
    rank: Mapped[int] = mapped_column(default=0)
    supplier: Mapped[Supplier] = relationship(back_populates="images")


class SupplierEditor(Base):
    """Who acts for the firm."""

    __tablename__ = "supplier_editor"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True, index=True)
    role: Mapped[EditorRole] = mapped_column(default=EditorRole.OWNER)
    since: Mapped[datetime]
    supplier: Mapped[Supplier] = relationship(back_populates="editors")
    user: Mapped[User] = relationship()


class SupplierVersion(Base):
    """What the public saw of a firm from a moment on. `content` is made by versions.public_content."""

    __tablename__ = "supplier_version"
    __table_args__ = (UniqueConstraint("supplier_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"))
    number: Mapped[int]
    since: Mapped[datetime]
    content: Mapped[dict[str, Any]]
    digest: Mapped[str]
    supplier: Mapped[Supplier] = relationship()
