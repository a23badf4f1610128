"""What a profile holds, and what it will hold once a row is laid over it."""

from dataclasses import fields, replace
from typing import TypeVar

from app.suppliers.details import (
    CertificateDetails,
    ContactDetails,
    IdentityDetails,
    PlaceDetails,
    SizeDetails,
    SupplierDetails,
    TradeDetails,
)
from app.suppliers.models import Supplier

Part = TypeVar("Part", IdentityDetails, PlaceDetails, TradeDetails, SizeDetails, ContactDetails)


def held_details(supplier: Supplier) -> SupplierDetails:
    return SupplierDetails(
        identity=_copied(IdentityDetails, supplier),
        place=replace(
            _copied(PlaceDetails, supplier),
            service_municipalities=tuple(area.municipality_code for area in supplier.areas),
        ),
        trade=replace(
            _copied(TradeDetails, supplier),
            themes=tuple(theme.theme_key for theme in supplier.themes),
        ),
        size=_copied(SizeDetails, supplier),
        contact=_copied(ContactDetails, supplier),
        certificates=tuple(
            CertificateDetails(
                kind=proof.kind,
                number=proof.number,
                issuer=proof.issuer,
                level=proof.level,
                valid_until=proof.valid_until,
            )
            for proof in supplier.certificates
        ),
        social=frozenset(entry.kind for entry in supplier.social),
        languages=tuple(supplier.languages or ()),
    )


def merged(held: SupplierDetails, given: SupplierDetails) -> SupplierDetails:
    """What the row gives wins; what it leaves open stays, so that a file with few columns empties nothing."""
    return replace(
        held,
        identity=_without_number_of_a_person(_laid_over(held.identity, given.identity)),
        place=_laid_over(held.place, given.place),
        trade=_laid_over(held.trade, given.trade),
        size=_laid_over(held.size, given.size),
        contact=_laid_over(held.contact, given.contact),
        languages=given.languages or held.languages,
    )


def _without_number_of_a_person(identity: IdentityDetails) -> IdentityDetails:
    """A firm that the row knows to be a sole trader has no RSIN, whatever the profile said."""
    is_personal = identity.legal_form is None or identity.legal_form.is_personal
    return replace(identity, rsin=None) if is_personal else identity


def _laid_over(held: Part, given: Part) -> Part:
    present = {field.name: getattr(given, field.name) for field in fields(given)}
    return replace(held, **{name: value for name, value in present.items() if value not in (None, ())})


def _copied(part: type[Part], supplier: Supplier) -> Part:
    """The fields that the profile has under the same name."""
    names = [field.name for field in fields(part) if hasattr(supplier, field.name)]
    return part(**{name: getattr(supplier, name) for name in names})
