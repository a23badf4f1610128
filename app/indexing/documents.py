"""Supplier → SupplierDocument."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from sqlalchemy import select

from app.core.clock import local_date
from app.core.db import session
from app.organisations.models import Theme
from app.reference.models import CpvCode, Municipality
from app.reference.names import certificate_names, municipality_names
from app.suppliers.kinds import ProfileStatus, ServiceAreaKind
from app.suppliers.models import Supplier
from app.suppliers.queries import SHORT_LISTS_OF_MANY
from search_index.documents import Proof, SupplierDocument
from search_index.geo import GeoPoint, places_within

CHUNK = 1000


def is_findable(supplier: Supplier) -> bool:
    """Listed firms are found by buyers, no others (PRODUCT.md §2)."""
    return supplier.status is ProfileStatus.LISTED


def findable_documents() -> Iterator[SupplierDocument]:
    """The documents of all findable firms, with a thousand in memory at a time."""
    words, last = Words(), 0
    while True:
        findable = select(Supplier).where(Supplier.status == ProfileStatus.LISTED, Supplier.id > last)
        suppliers = list(session.scalars(findable.options(*SHORT_LISTS_OF_MANY).order_by(Supplier.id).limit(CHUNK)))
        if not suppliers:
            return
        yield from (document_of(supplier, words) for supplier in suppliers)
        last = suppliers[-1].id
        session.expunge_all()


def document_of(supplier: Supplier, words: "Words") -> SupplierDocument:
    ancestors = words.ancestors(supplier.cpv_codes)
    own = [words.cpv[code] for code in supplier.cpv_codes]
    return SupplierDocument(
        id=supplier.id,
        version=supplier.version,
        name=supplier.name,
        trade_name=supplier.trade_name or "",
        description_nl=supplier.description_nl or "",
        description_en=supplier.description_en or "",
        keywords=words.keywords(supplier),
        cpv_codes=supplier.cpv_codes,
        cpv_labels_nl=tuple(entry.label_nl for entry in own),
        cpv_labels_en=tuple(entry.label_en for entry in own),
        cpv_ancestor_labels_nl=tuple(entry.label_nl for entry in ancestors),
        cpv_ancestor_labels_en=tuple(entry.label_en for entry in ancestors),
        town=supplier.town or "",
        municipality=supplier.municipality_code,
        municipality_name=words.municipality_name(supplier.municipality_code),
        lat=supplier.latitude,
        lon=supplier.longitude,
        works_in=words.reached(supplier),
        works_everywhere=supplier.service_area is ServiceAreaKind.COUNTRY,
        size=supplier.size,
        legal_form=supplier.legal_form,
        certificates=tuple(Proof(proof.kind, proof.valid_until) for proof in supplier.certificates),
        social=tuple(entry.kind for entry in supplier.social),
        themes=tuple(theme.theme_key for theme in supplier.themes),
        verified_on=local_date(supplier.verified_at) if supplier.verified_at else None,
        updated_on=local_date(supplier.updated_at),
    )


@dataclass(frozen=True)
class CpvLabels:
    label_nl: str
    label_en: str
    parent: str | None


class Words:
    """The names behind codes; those of themes are read once for a batch of documents."""

    @property
    def cpv(self) -> dict[str, CpvLabels]:
        return _cpv_labels()

    @cached_property
    def _themes(self) -> dict[str, str]:
        themes = session.scalars(select(Theme))
        return {theme.key: f"{theme.label_nl} {theme.label_en}" for theme in themes}

    def municipality_name(self, code: str | None) -> str:
        return municipality_names().get(code or "", "")

    def ancestors(self, codes: Iterable[str]) -> list[CpvLabels]:
        """The entries above these codes, each once."""
        found: dict[str, CpvLabels] = {}
        for code in codes:
            above = self.cpv[code].parent
            while above is not None and above not in found:
                found[above] = self.cpv[above]
                above = self.cpv[above].parent
        return list(found.values())

    def keywords(self, supplier: Supplier) -> str:
        """Names of certificates and themes. Whether a certificate still counts is for the filter to say."""
        names = [certificate_names()[proof.kind] for proof in supplier.certificates]
        return " ".join([*names, *(self._themes[theme.theme_key] for theme in supplier.themes)])

    def reached(self, supplier: Supplier) -> tuple[str, ...]:
        """Codes of the municipalities that the service area reaches."""
        if supplier.service_area is ServiceAreaKind.MUNICIPALITIES:
            return tuple(area.municipality_code for area in supplier.areas)
        if supplier.service_area is not ServiceAreaKind.RADIUS or supplier.latitude is None:
            return ()
        return _within(supplier.latitude, supplier.longitude or 0.0, supplier.radius_km or 0)


# Read once per process: these lists change only when a new release is loaded.


@cache
def _cpv_labels() -> dict[str, CpvLabels]:
    rows = session.execute(select(CpvCode.code, CpvCode.label_nl, CpvCode.label_en, CpvCode.parent_code))
    return {code: CpvLabels(dutch, english, parent) for code, dutch, english, parent in rows}


@cache
def _points() -> dict[str, GeoPoint]:
    rows = session.execute(select(Municipality.code, Municipality.lat, Municipality.lon))
    return {code: GeoPoint(lat, lon) for code, lat, lon in rows}


@lru_cache(maxsize=20_000)
def _within(lat: float, lon: float, radius_km: int) -> tuple[str, ...]:
    """Many firms share the middle of a postcode area and a round radius."""
    return places_within(GeoPoint(lat, lon), radius_km, _points())
