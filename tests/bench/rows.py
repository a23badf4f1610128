"""Invented firms as rows of the database, many at once; the index is built afterwards."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from app.core.clock import now
from app.core.db import session
from app.demo.numbers import kvk_number
from app.demo.region import THEMES
from app.organisations import services as organisations
from app.suppliers.kinds import ClaimSource, ProfileStatus
from app.suppliers.models import Certificate, Supplier, SupplierArea, SupplierCpv, SupplierSocial, SupplierTheme
from app.suppliers.naming import match_name
from tests.bench.firms import Firm

CHUNK = 5_000
LESS_THAN_A_YEAR = timedelta(days=360)  # or the firm would not be listed, however long ago it was verified
MUNICIPALITIES = ("GM0355", "GM1581", "GM0310", "GM0352", "GM0312")
Rows = Iterable[dict[str, Any]]


def set_up_region(on: date) -> None:
    organisations.set_up_region(name="Regio Meetlat", colour="#1f5f4f")
    for code in MUNICIPALITIES:
        organisations.add_municipality(code, joined_on=on)
    for theme in THEMES:
        organisations.add_theme(key=theme.key, label_nl=theme.label_nl, label_en=theme.label_en)


def store(firms: Iterable[Firm]) -> None:
    """Insert past the session, so that nothing is noted in the outbox: an index has to be built."""
    remaining = iter(firms)
    while chunk := list(islice(remaining, CHUNK)):
        for model, rows_of in TABLES:
            rows = [row for firm in chunk for row in rows_of(firm)]
            if rows:
                session.execute(insert(model), rows)


def _supplier(firm: Firm) -> Rows:
    moment = datetime.combine(firm.verified_on, time(11), UTC)
    yield {
        "id": firm.id,
        "version": 1,
        "status": ProfileStatus.LISTED,
        "name": firm.name,
        "match_name": match_name(firm.name),
        "trade_name": firm.trade_name,
        "legal_form": firm.legal_form,
        "kvk_number": kvk_number(firm.id),
        "country": "NL",
        "street": "Voorbeeldpad",
        "house_number": str(firm.id % 200 + 1),
        "postcode": firm.postcode,
        "town": firm.town,
        "municipality_code": firm.municipality,
        "latitude": firm.lat,
        "longitude": firm.lon,
        "service_area": firm.service_area,
        "radius_km": firm.radius_km,
        "description_nl": firm.description_nl,
        "description_en": firm.description_en,
        "staff": firm.staff,
        "email": f"info@firm{firm.id}.example",
        **dict.fromkeys(("created_at", "updated_at", "listed_at", "verified_at"), moment),
        "confirmed_at": max(moment, now() - LESS_THAN_A_YEAR),
        "verified_source": ClaimSource.DESK,
    }


def _cpv(firm: Firm) -> Rows:
    return ({"supplier_id": firm.id, "code": code, "rank": rank} for rank, code in enumerate(firm.cpv_codes))


def _certificates(firm: Firm) -> Rows:
    shared = {"supplier_id": firm.id, "number": None, "issuer": None, "level": None, "source": ClaimSource.SELF}
    return ({**shared, "kind": kind, "valid_until": last_day} for kind, last_day in firm.certificates)


def _areas(firm: Firm) -> Rows:
    return ({"supplier_id": firm.id, "municipality_code": code} for code in firm.areas)


def _social(firm: Firm) -> Rows:
    return ({"supplier_id": firm.id, "kind": kind} for kind in firm.social)


def _themes(firm: Firm) -> Rows:
    return ({"supplier_id": firm.id, "theme_key": key} for key in firm.themes)


TABLES: tuple[tuple[type, Callable[[Firm], Rows]], ...] = (
    (Supplier, _supplier),
    (SupplierCpv, _cpv),
    (SupplierArea, _areas),
    (SupplierSocial, _social),
    (SupplierTheme, _themes),
    (Certificate, _certificates),
)
