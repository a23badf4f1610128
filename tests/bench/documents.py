"""Invented firms as the index takes them; a test compares this with what the site makes of the same firms."""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from app.demo.region import THEMES
from app.reference.files import read_rows
from app.suppliers.kinds import ServiceAreaKind
from app.suppliers.size import size_class
from search_index.documents import Proof, SupplierDocument
from search_index.geo import EARTH_RADIUS_KM, unit_vector
from tests.bench.firms import Firm


def documents(firms: Iterable[Firm]) -> Iterator[SupplierDocument]:
    return map(document, firms)


def document(firm: Firm) -> SupplierDocument:
    own, above = [_cpv()[code] for code in firm.cpv_codes], _ancestors(firm.cpv_codes)
    return SupplierDocument(
        id=firm.id,
        version=1,
        name=firm.name,
        trade_name=firm.trade_name or "",
        description_nl=firm.description_nl,
        description_en=firm.description_en or "",
        keywords=_keywords(firm),
        cpv_codes=firm.cpv_codes,
        cpv_labels_nl=tuple(entry["label_nl"] for entry in own),
        cpv_labels_en=tuple(entry["label_en"] for entry in own),
        cpv_ancestor_labels_nl=tuple(entry["label_nl"] for entry in above),
        cpv_ancestor_labels_en=tuple(entry["label_en"] for entry in above),
        town=firm.town,
        municipality=firm.municipality,
        municipality_name=_municipalities()[firm.municipality]["name"],
        lat=firm.lat,
        lon=firm.lon,
        works_in=_works_in(firm),
        works_everywhere=firm.service_area is ServiceAreaKind.COUNTRY,
        size=size_class(staff=firm.staff, turnover=None, balance_total=None),
        legal_form=firm.legal_form,
        certificates=tuple(Proof(kind, last_day) for kind, last_day in firm.certificates),
        social=firm.social,
        themes=firm.themes,
        verified_on=firm.verified_on,
        updated_on=firm.verified_on,
    )


@cache
def _cpv() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_rows("cpv.csv")}


@cache
def _municipalities() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_rows("municipalities.csv")}


@cache
def _ancestors(codes: tuple[str, ...]) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for code in codes:
        above = _cpv()[code]["parent_code"]
        while above and above not in found:
            found[above] = _cpv()[above]
            above = _cpv()[above]["parent_code"]
    return list(found.values())


def _keywords(firm: Firm) -> str:
    names = [_certificate_names()[kind] for kind, _last_day in firm.certificates]
    return " ".join([*names, *(_theme_names()[key] for key in firm.themes)])


@cache
def _certificate_names() -> dict[str, str]:
    return {row["key"]: row["name"] for row in read_rows("certificates.csv")}


@cache
def _theme_names() -> dict[str, str]:
    return {theme.key: f"{theme.label_nl} {theme.label_en}" for theme in THEMES}


def _works_in(firm: Firm) -> tuple[str, ...]:
    if firm.service_area is ServiceAreaKind.RADIUS:
        return _reached(firm.lat, firm.lon, firm.radius_km or 0)
    return firm.areas


@cache
def _reached(lat: float, lon: float, radius_km: int) -> tuple[str, ...]:
    """Municipalities within the circle, nearest first."""
    codes, points = _points()
    half_chords = np.linalg.norm(points - np.array(unit_vector(lat, lon)), axis=1) / 2
    metres = np.round(2 * EARTH_RADIUS_KM * 1000 * np.arcsin(half_chords))
    return tuple(codes[each] for each in np.argsort(metres, kind="stable") if metres[each] <= radius_km * 1000)


@cache
def _points() -> tuple[list[str], np.ndarray]:
    rows = _municipalities().values()
    points = [unit_vector(float(row["lat"]), float(row["lon"])) for row in rows]
    return [row["code"] for row in rows], np.array(points)
