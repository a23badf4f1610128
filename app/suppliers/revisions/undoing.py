"""Putting the public fields of a profile back to what they were."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.suppliers.details import ContactDetails, PlaceDetails, TradeDetails
from app.suppliers.filling import set_contact, set_place, set_social, set_trade
from app.suppliers.kinds import ServiceAreaKind, SocialKind
from app.suppliers.models import ReferenceProject, Supplier

PLACE = frozenset({"street", "house_number", "postcode", "town", "service_area", "radius_km", "service_municipalities"})
TRADE = frozenset({"description_nl", "description_en", "themes"})
CONTACT = frozenset({"phone", "website"})
SOCIAL = frozenset({"social", "social_places"})
DERIVED = frozenset({"municipality_code"})  # follows from the postcode
CAN_GO_BACK = PLACE | TRADE | CONTACT | SOCIAL | DERIVED | {"languages", "full_until", "references"}


def stays(before: Mapping[str, Any]) -> list[str]:
    """The fields that cannot go back, for the page does not tell what was behind them.

    Staff numbers behind a size class, the street of a branch, a picture that is gone.
    """
    return sorted(before.keys() - CAN_GO_BACK)


def put_back(supplier: Supplier, before: Mapping[str, Any]) -> None:
    """Set the fields that are in `before`. Of a sole trader's postcode only the four digits are known."""
    if before.keys() & PLACE:
        set_place(supplier, _place(supplier, _only(before, PLACE)))
    if before.keys() & TRADE:
        set_trade(supplier, replace(trade_of(supplier), **_tuples(_only(before, TRADE))))
    if before.keys() & CONTACT:
        set_contact(supplier, replace(_contact(supplier), **_only(before, CONTACT)))
    if before.keys() & SOCIAL:
        _put_social_back(supplier, before)
    if "languages" in before:
        supplier.languages = before["languages"] or []
    if "full_until" in before:
        supplier.full_until = _day(before["full_until"])
    if "references" in before:
        supplier.references[:] = [_reference(entry) for entry in before["references"] or ()]


def _only(before: Mapping[str, Any], fields: frozenset[str]) -> dict[str, Any]:
    return {field: before[field] for field in before.keys() & fields}


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "themes": tuple(values["themes"] or ())} if "themes" in values else values


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _place(supplier: Supplier, before: dict[str, Any]) -> PlaceDetails:
    now = {
        **{field: getattr(supplier, field) for field in PLACE - {"service_municipalities"}},
        "service_municipalities": [area.municipality_code for area in supplier.areas],
    }
    values = {**now, **before}
    kind = values["service_area"]
    values["service_area"] = ServiceAreaKind(kind) if kind else None
    values["service_municipalities"] = tuple(values["service_municipalities"] or ())
    return PlaceDetails(**values)


def trade_of(supplier: Supplier) -> TradeDetails:
    """What it does, as it stands."""
    return TradeDetails(
        cpv_codes=supplier.cpv_codes,
        description_nl=supplier.description_nl,
        description_en=supplier.description_en,
        themes=tuple(theme.theme_key for theme in supplier.themes),
    )


def _contact(supplier: Supplier) -> ContactDetails:
    return ContactDetails(
        contact_name=supplier.contact_name, email=supplier.email, phone=supplier.phone, website=supplier.website
    )


def _put_social_back(supplier: Supplier, before: Mapping[str, Any]) -> None:
    if "social" in before:
        set_social(supplier, frozenset(SocialKind(kind) for kind in before["social"] or ()))
    if "social_places" in before:
        places = before["social_places"] or {}
        for entry in supplier.social:
            entry.places = places.get(entry.kind)


def _reference(entry: Mapping[str, Any]) -> ReferenceProject:
    return ReferenceProject(
        title=entry["title"],
        client=entry["client"],
        completed_on=date.fromisoformat(entry["completed_on"]),
        description=entry["description"],
        amount=None if entry["amount"] is None else Decimal(entry["amount"]),
    )
