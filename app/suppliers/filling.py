"""How details go into the rows of a profile, with the rules that hold whatever way they came."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.reference.queries import cpv_codes, find_postcode
from app.suppliers import identifiers
from app.suppliers.details import (
    CertificateDetails,
    ContactDetails,
    IdentityDetails,
    PlaceDetails,
    SizeDetails,
    SupplierDetails,
    TradeDetails,
)
from app.suppliers.kinds import ServiceAreaKind, SocialKind
from app.suppliers.models import (
    Certificate,
    Supplier,
    SupplierArea,
    SupplierCpv,
    SupplierSocial,
    SupplierTheme,
)
from app.suppliers.naming import match_name

MOST_CPV_CODES = 25

Row = TypeVar("Row")
Key = TypeVar("Key")


def fill(supplier: Supplier, details: SupplierDetails) -> None:
    """Put a whole profile into a row. Raises DomainError."""
    set_identity(supplier, details.identity)
    set_place(supplier, details.place)
    set_trade(supplier, details.trade)
    set_size(supplier, details.size)
    set_contact(supplier, details.contact)
    set_certificates(supplier, details.certificates)
    set_social(supplier, details.social)


def set_identity(supplier: Supplier, details: IdentityDetails) -> None:
    supplier.name, supplier.trade_name = details.name, details.trade_name
    supplier.match_name = match_name(details.name)
    supplier.legal_form = details.legal_form
    supplier.kvk_number, supplier.establishment_number = details.kvk_number, details.establishment_number
    supplier.vat_id = checked_vat_id(details)
    supplier.country, supplier.foreign_id = details.country, details.foreign_id


def checked_vat_id(details: IdentityDetails) -> str | None:
    """The last gate before the database: no citizen service number passes, whatever way it came."""
    if not details.vat_id or details.country != "NL":
        return details.vat_id or None
    try:
        return identifiers.vat_id(details.vat_id, details.legal_form)
    except identifiers.InvalidIdentifier as error:
        raise DomainError(error.message) from None


def set_place(supplier: Supplier, details: PlaceDetails) -> None:
    """Municipality and point follow from the first four digits of a Dutch postcode."""
    supplier.street, supplier.house_number = details.street, details.house_number
    supplier.postcode, supplier.town = details.postcode, details.town
    area = find_postcode(details.postcode) if details.postcode and supplier.country == "NL" else None
    supplier.municipality_code = area.municipality_code if area else None
    supplier.latitude, supplier.longitude = (area.lat, area.lon) if area else (None, None)
    supplier.service_area = details.service_area
    supplier.radius_km = details.radius_km if details.service_area is ServiceAreaKind.RADIUS else None
    listed = details.service_area is ServiceAreaKind.MUNICIPALITIES
    _sync(
        supplier.areas,
        details.service_municipalities if listed else (),
        key=lambda area: area.municipality_code,
        make=lambda code: SupplierArea(municipality_code=code),
    )


def set_trade(supplier: Supplier, details: TradeDetails) -> None:
    """Raises DomainError for an unknown CPV code or more than 25."""
    codes = checked_cpv_codes(details)
    _sync(supplier.cpv, codes, key=lambda entry: entry.code, make=lambda code: SupplierCpv(code=code))
    for rank, entry in enumerate(supplier.cpv):
        entry.rank = rank
    supplier.description_nl, supplier.description_en = details.description_nl, details.description_en
    _sync(
        supplier.themes,
        details.themes,
        key=lambda theme: theme.theme_key,
        make=lambda key: SupplierTheme(theme_key=key),
    )


def checked_cpv_codes(details: TradeDetails) -> tuple[str, ...]:
    """Each once. Raises DomainError."""
    codes = tuple(dict.fromkeys(details.cpv_codes))
    if len(codes) > MOST_CPV_CODES:
        raise DomainError(lazy("Choose at most %(n)s CPV codes.", n=MOST_CPV_CODES))
    if len(cpv_codes(codes)) < len(codes):
        raise DomainError(lazy("One of the CPV codes does not exist."))
    return codes


def set_size(supplier: Supplier, details: SizeDetails) -> None:
    supplier.staff = details.staff
    supplier.turnover, supplier.balance_total = details.turnover, details.balance_total


def set_contact(supplier: Supplier, details: ContactDetails) -> None:
    supplier.contact_name, supplier.email = details.contact_name, details.email
    supplier.phone, supplier.website = details.phone, details.website


def set_certificates(supplier: Supplier, details: tuple[CertificateDetails, ...]) -> None:
    wanted = {(proof.kind, proof.level): proof for proof in details}
    _sync(
        supplier.certificates,
        tuple(wanted),
        key=lambda proof: (proof.kind, proof.level),
        make=lambda key: Certificate(kind=key[0], level=key[1]),
    )
    for proof in supplier.certificates:
        given = wanted[(proof.kind, proof.level)]
        proof.number, proof.valid_until = given.number, given.valid_until
        proof.issuer = given.issuer or proof.issuer  # the form does not ask for it


def set_social(supplier: Supplier, kinds: frozenset[SocialKind]) -> None:
    _sync(
        supplier.social,
        tuple(sorted(kinds)),
        key=lambda entry: entry.kind,
        make=lambda kind: SupplierSocial(kind=kind),
    )


def _sync(rows: list[Row], wanted: Sequence[Key], *, key: Callable[[Row], Key], make: Callable[[Key], Row]) -> None:
    """Make the rows those that are wanted, in that order, and keep the ones that were there."""
    held = {key(row): row for row in rows}
    rows[:] = [held[each] if each in held else make(each) for each in wanted]
