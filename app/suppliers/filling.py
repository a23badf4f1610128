"""How details go into the rows of a profile, with the rules that hold whatever way they came."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.reference.queries import cpv_codes, find_postcode
from app.reference.sbi import SCHEME, sbi_labels
from app.suppliers import identifiers
from app.suppliers.details import (
    BranchDetails,
    CertificateDetails,
    ContactDetails,
    ExtraDetails,
    IdentityDetails,
    PlaceDetails,
    ReferenceDetails,
    SizeDetails,
    SupplierDetails,
    TradeDetails,
)
from app.suppliers.kinds import ClaimSource, ServiceAreaKind, SocialKind
from app.suppliers.languages import KNOWN
from app.suppliers.models import (
    Branch,
    Certificate,
    ReferenceProject,
    Supplier,
    SupplierArea,
    SupplierCpv,
    SupplierSocial,
    SupplierTheme,
)
from app.suppliers.naming import match_name

MOST_CPV_CODES = 25
# Rows of one profile alone: they go with it, or move as they are to the profile that it becomes one with.
OWN_LISTS = ("references", "branches", "images", "predecessors", "documents")

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
    if details.extras is not None:
        set_extras(supplier, details.extras)
    elif details.languages is not None:
        set_languages(supplier, details.languages)


def set_identity(supplier: Supplier, details: IdentityDetails) -> None:
    supplier.name, supplier.trade_name = details.name, details.trade_name
    supplier.match_name = match_name(details.name)
    supplier.legal_form = details.legal_form
    supplier.kvk_number, supplier.establishment_number = details.kvk_number, details.establishment_number
    supplier.vat_id, supplier.rsin = checked_vat_id(details), checked_rsin(details)
    supplier.country, supplier.foreign_id = details.country, details.foreign_id


def checked_vat_id(details: IdentityDetails) -> str | None:
    """The last gate before the database: no citizen service number passes, whatever way it came."""
    if not details.vat_id or details.country != "NL":
        return details.vat_id or None
    try:
        return identifiers.vat_id(details.vat_id, details.legal_form)
    except identifiers.InvalidIdentifier as error:
        raise DomainError(error.message) from None


def checked_rsin(details: IdentityDetails) -> str | None:
    """Sole traders have none: nine digits of theirs would be a citizen service number."""
    if not details.rsin:
        return None
    if details.legal_form is None or details.legal_form.is_personal:
        raise DomainError(lazy("A sole trader has no RSIN."))
    try:
        return identifiers.rsin(details.rsin)
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
    """A proof that says something else than before is the firm's own word again; one that goes takes its documents."""
    wanted = {(proof.kind, proof.level): proof for proof in details}
    gone = {proof.id for proof in supplier.certificates if (proof.kind, proof.level) not in wanted}
    if gone:
        supplier.documents[:] = [each for each in supplier.documents if each.certificate_id not in gone]
    _sync(
        supplier.certificates,
        tuple(wanted),
        key=lambda proof: (proof.kind, proof.level),
        make=lambda key: Certificate(kind=key[0], level=key[1]),
    )
    for proof in supplier.certificates:
        _set_certificate(proof, wanted[(proof.kind, proof.level)])


def _set_certificate(proof: Certificate, given: CertificateDetails) -> None:
    new = (given.number, given.issuer, given.valid_until)
    if (proof.number, proof.issuer, proof.valid_until) != new:
        proof.source, proof.verified_at = ClaimSource.SELF, None
    proof.number, proof.issuer, proof.valid_until = new


def set_social(
    supplier: Supplier, kinds: frozenset[SocialKind], places: Mapping[SocialKind, int] | None = None
) -> None:
    """`places`: for how many people at once, by kind; without it the numbers stay."""
    _sync(
        supplier.social,
        tuple(sorted(kinds)),
        key=lambda entry: entry.kind,
        make=lambda kind: SupplierSocial(kind=kind),
    )
    if places is not None:
        for entry in supplier.social:
            entry.places = places.get(entry.kind)


def set_extras(supplier: Supplier, details: ExtraDetails) -> None:
    """Raises DomainError for a language or an SBI code that is not in the lists."""
    if len(sbi_labels(details.sbi_codes)) < len(set(details.sbi_codes)):
        raise DomainError(lazy("One of the SBI codes does not exist."))
    set_languages(supplier, details.languages)
    supplier.full_until = details.full_until
    set_sbi_codes(supplier, details.sbi_codes)
    _sync(supplier.references, tuple(dict.fromkeys(details.references)), key=_reference_details, make=_reference)
    _sync(supplier.branches, tuple(dict.fromkeys(details.branches)), key=_branch_details, make=_branch)


def set_languages(supplier: Supplier, codes: Sequence[str]) -> None:
    if not KNOWN.issuperset(codes):
        raise DomainError(lazy("One of the languages is not in the list."))
    supplier.languages = list(dict.fromkeys(codes))


def set_sbi_codes(supplier: Supplier, codes: Sequence[str]) -> None:
    """With the year of the scheme that they are from."""
    supplier.sbi_codes = list(dict.fromkeys(codes))
    supplier.sbi_scheme = SCHEME if codes else None


def _reference_details(row: ReferenceProject) -> ReferenceDetails:
    return ReferenceDetails(**{field.name: getattr(row, field.name) for field in fields(ReferenceDetails)})


def _reference(details: ReferenceDetails) -> ReferenceProject:
    return ReferenceProject(**vars(details))


def _branch_details(row: Branch) -> BranchDetails:
    return BranchDetails(**{field.name: getattr(row, field.name) for field in fields(BranchDetails)})


def _branch(details: BranchDetails) -> Branch:
    area = find_postcode(details.postcode)
    return Branch(**vars(details), municipality_code=area.municipality_code if area else None)


def _sync(rows: list[Row], wanted: Sequence[Key], *, key: Callable[[Row], Key], make: Callable[[Key], Row]) -> None:
    """Make the rows those that are wanted, in that order, and keep the ones that were there."""
    held = {key(row): row for row in rows}
    rows[:] = [held[each] if each in held else make(each) for each in wanted]
