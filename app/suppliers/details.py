"""What services take: values that a form, an import or the demo generator has already read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.suppliers.kinds import LegalForm, ServiceAreaKind, SocialKind


@dataclass(frozen=True, kw_only=True)
class IdentityDetails:
    """Who the firm is. A firm from another EU country has `country`, `foreign_id` and no KvK number."""

    name: str
    trade_name: str | None = None
    legal_form: LegalForm | None = None
    kvk_number: str | None = None
    establishment_number: str | None = None
    vat_id: str | None = None
    rsin: str | None = None
    country: str = "NL"
    foreign_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceDetails:
    """Where the seat is and where the firm works. Postcode as `3941 AB`; radius in whole kilometres."""

    street: str | None = None
    house_number: str | None = None
    postcode: str | None = None
    town: str | None = None
    service_area: ServiceAreaKind | None = None
    radius_km: int | None = None
    service_municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TradeDetails:
    """What the firm does. CPV codes with their check digit, the main one first."""

    cpv_codes: tuple[str, ...] = ()
    description_nl: str | None = None
    description_en: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CertificateDetails:
    """A certificate of a kind from the reference list (its key)."""

    kind: str
    number: str | None = None
    issuer: str | None = None
    level: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class SizeDetails:
    """Staff in full-time units; turnover and balance total in euros a year."""

    staff: int | None = None
    turnover: Decimal | None = None
    balance_total: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class ContactDetails:
    """How a buyer reaches the firm. `email` is never shown: mail goes through a form."""

    contact_name: str | None = None
    email: str | None = None
    phone: str | None = None
    website: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReferenceDetails:
    """Work done before, for whom, and when it was finished; `amount` in euros without VAT."""

    title: str
    client: str
    completed_on: date
    description: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class BranchDetails:
    """Another place of the firm. Postcode as `3941 AB`."""

    postcode: str
    town: str
    street: str | None = None
    house_number: str | None = None
    name: str | None = None
    establishment_number: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExtraDetails:
    """What is worth knowing and not asked for. Languages as ISO 639-1, SBI codes of the scheme that is loaded."""

    languages: tuple[str, ...] = ()
    full_until: date | None = None
    references: tuple[ReferenceDetails, ...] = ()
    branches: tuple[BranchDetails, ...] = ()
    sbi_codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SupplierDetails:
    """A whole profile."""

    identity: IdentityDetails
    place: PlaceDetails = PlaceDetails()
    trade: TradeDetails = TradeDetails()
    size: SizeDetails = SizeDetails()
    contact: ContactDetails = ContactDetails()
    certificates: tuple[CertificateDetails, ...] = ()
    social: frozenset[SocialKind] = frozenset()
    extras: ExtraDetails | None = None  # unknown: what the profile has stays
    languages: tuple[str, ...] | None = None  # the same, where the other extras are unknown
