"""Supplier → SupplierDocument."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from sqlalchemy import Row, select

from app.core.clock import local_date
from app.core.db import session
from app.indexing.profiles import ShortLists, findable_profiles, short_lists
from app.organisations.models import Theme
from app.reference.models import CpvCode, Municipality
from app.reference.names import certificate_names, municipality_names
from app.suppliers.kinds import ServiceAreaKind
from app.suppliers.models import Supplier
from app.suppliers.size import size_class
from search_index.documents import SupplierDocument
from search_index.geo import GeoPoint, UnitVector, places_within, unit_vector

THEMES = select(Theme.key, Theme.label_nl, Theme.label_en)
Profile = Supplier | Row[Any]  # both know the columns by name


def is_findable(supplier: Supplier) -> bool:
    """Listed firms are found by buyers, no others (PRODUCT.md §2)."""
    return supplier.is_public


def findable_documents() -> Iterator[SupplierDocument]:
    """The documents of all findable firms, with a thousand in memory at a time."""
    words = Words()
    return (_document(profile, lists, words) for profile, lists in findable_profiles())


def document_of(supplier: Supplier, words: "Words", lists: ShortLists | None = None) -> SupplierDocument:
    """`lists`: those of the supplier, where they were read already."""
    return _document(supplier, lists or short_lists(supplier), words)


def _document(profile: Profile, lists: ShortLists, words: "Words") -> SupplierDocument:
    labels = _cpv_labels(lists.cpv_codes)
    return SupplierDocument(
        id=profile.id,
        version=profile.version,
        name=profile.name,
        trade_name=profile.trade_name or "",
        description_nl=profile.description_nl or "",
        description_en=profile.description_en or "",
        keywords=words.keywords(lists),
        cpv_codes=lists.cpv_codes,
        cpv_labels_nl=labels.own_nl,
        cpv_labels_en=labels.own_en,
        cpv_ancestor_labels_nl=labels.above_nl,
        cpv_ancestor_labels_en=labels.above_en,
        town=profile.town or "",
        municipality=profile.municipality_code,
        municipality_name=words.municipality_name(profile.municipality_code),
        lat=profile.latitude,
        lon=profile.longitude,
        works_in=_works_in(profile, lists),
        works_everywhere=profile.service_area is ServiceAreaKind.COUNTRY,
        size=size_class(staff=profile.staff, turnover=profile.turnover, balance_total=profile.balance_total),
        legal_form=profile.legal_form,
        certificates=lists.certificates,
        social=lists.social,
        themes=lists.themes,
        verified_on=local_date(profile.verified_at) if profile.verified_at else None,
        updated_on=local_date(profile.updated_at),
    )


def _works_in(profile: Profile, lists: ShortLists) -> tuple[str, ...]:
    """Codes of the municipalities that the service area reaches."""
    if profile.service_area is ServiceAreaKind.MUNICIPALITIES:
        return lists.areas
    if profile.service_area is not ServiceAreaKind.RADIUS or profile.latitude is None:
        return ()
    return _within(profile.latitude, profile.longitude or 0.0, profile.radius_km or 0)


class Words:
    """The names behind codes; those of themes are read once for a batch of documents."""

    @cached_property
    def _themes(self) -> dict[str, str]:
        return {key: f"{dutch} {english}" for key, dutch, english in session.execute(THEMES)}

    def municipality_name(self, code: str | None) -> str:
        return municipality_names().get(code or "", "")

    def keywords(self, lists: ShortLists) -> str:
        """Names of certificates and themes. Whether a certificate still counts is for the filter to say."""
        names = [certificate_names()[proof.kind] for proof in lists.certificates]
        return " ".join([*names, *(self._themes[key] for key in lists.themes)])


@dataclass(frozen=True)
class CpvLabels:
    """Of some codes, and of those above them, each of these once."""

    own_nl: tuple[str, ...]
    own_en: tuple[str, ...]
    above_nl: tuple[str, ...]
    above_en: tuple[str, ...]


# Read once per process: these lists change only when a new release is loaded.


@dataclass(frozen=True)
class CpvEntry:
    label_nl: str
    label_en: str
    parent: str | None


@cache
def _cpv() -> dict[str, CpvEntry]:
    rows = session.execute(select(CpvCode.code, CpvCode.label_nl, CpvCode.label_en, CpvCode.parent_code))
    return {code: CpvEntry(dutch, english, parent) for code, dutch, english, parent in rows}


@lru_cache(maxsize=20_000)
def _cpv_labels(codes: tuple[str, ...]) -> CpvLabels:
    """Many firms in a trade have the same codes."""
    own = [_cpv()[code] for code in codes]
    above: dict[str, CpvEntry] = {}
    for entry in own:
        parent = entry.parent
        while parent is not None and parent not in above:
            above[parent] = _cpv()[parent]
            parent = above[parent].parent
    return CpvLabels(
        own_nl=tuple(entry.label_nl for entry in own),
        own_en=tuple(entry.label_en for entry in own),
        above_nl=tuple(entry.label_nl for entry in above.values()),
        above_en=tuple(entry.label_en for entry in above.values()),
    )


@cache
def _points() -> dict[str, UnitVector]:
    rows = session.execute(select(Municipality.code, Municipality.lat, Municipality.lon))
    return {code: unit_vector(lat, lon) for code, lat, lon in rows}


@lru_cache(maxsize=20_000)
def _within(lat: float, lon: float, radius_km: int) -> tuple[str, ...]:
    """Many firms share the middle of a postcode area and a round radius."""
    return places_within(GeoPoint(lat, lon), radius_km, _points())
