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
    )


def merged(held: SupplierDetails, given: SupplierDetails) -> SupplierDetails:
    """What the row gives wins; what it leaves open stays, so that a file with few columns empties nothing."""
    return replace(
        held,
        identity=_laid_over(held.identity, given.identity),
        place=_laid_over(held.place, given.place),
        trade=_laid_over(held.trade, given.trade),
        size=_laid_over(held.size, given.size),
        contact=_laid_over(held.contact, given.contact),
    )


def _laid_over(held: Part, given: Part) -> Part:
    present = {field.name: getattr(given, field.name) for field in fields(given)}
    return replace(held, **{name: value for name, value in present.items() if value not in (None, ())})


def _copied(part: type[Part], supplier: Supplier) -> Part:
    """The fields that the profile has under the same name."""
    names = [field.name for field in fields(part) if hasattr(supplier, field.name)]
    return part(**{name: getattr(supplier, name) for name in names})
