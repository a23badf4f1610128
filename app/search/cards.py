"""Firms as the cards in a list of results show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm.attributes import set_committed_value

from app.core.db import session
from app.core.i18n import Text, language
from app.search.names import Names
from app.search.reasons import Explainer, Ground, Marked
from app.suppliers.kinds import ProfileStatus
from app.suppliers.labels import SIZES
from app.suppliers.models import Supplier, SupplierArea, SupplierSocial, SupplierTheme
from app.suppliers.naming import slug
from search_index.query import SearchQuery
from search_index.results import Hit

SHOWN_TRADES = 2
SHORT_LISTS: dict[str, tuple[Any, str]] = {
    "areas": (SupplierArea, "municipality_code"),
    "themes": (SupplierTheme, "theme_key"),
    "social": (SupplierSocial, "kind"),
}


@dataclass(frozen=True)
class Card:
    """`certificates` are those that count today; the point is the middle of a postcode area.

    `title` is the name, `trades` and `text` what is shown of them, with the words marked that fit; `found_by`
    says what else does.
    """

    id: int
    slug: str
    name: str
    title: Marked
    town: str | None
    trades: tuple[Marked, ...]
    text: Marked
    text_language: str
    found_by: tuple[Ground, ...]
    size: Text | None
    certificates: tuple[str, ...]
    verified_at: datetime | None
    distance_km: float | None
    latitude: float | None
    longitude: float | None


def cards(hits: Sequence[Hit], query: SearchQuery, names: Names) -> tuple[Card, ...]:
    """In the order of the hits. A firm that is no longer listed is left out, though the index has it."""
    suppliers = _listed([hit.id for hit in hits])
    if query.text or query.filters:
        _read_short_lists(suppliers)  # reasons are looked for in them
    explainer = Explainer(query, names)
    return tuple(_card(suppliers[hit.id], hit, explainer) for hit in hits if hit.id in suppliers)


def _listed(ids: list[int]) -> dict[int, Supplier]:
    listed = select(Supplier).where(Supplier.id.in_(ids), Supplier.status == ProfileStatus.LISTED)
    return {supplier.id: supplier for supplier in session.scalars(listed)}


def _read_short_lists(suppliers: Mapping[int, Supplier]) -> None:
    """Areas, themes and social work of all firms in one query, where the mapper would ask three."""
    lists: dict[tuple[int, str], list[object]] = {}
    selects = [
        select(literal(name), model.supplier_id, getattr(model, column)).where(model.supplier_id.in_(suppliers))
        for name, (model, column) in SHORT_LISTS.items()
    ]
    for name, supplier_id, value in session.execute(union_all(*selects)):
        model, column = SHORT_LISTS[name]
        lists.setdefault((supplier_id, name), []).append(model(supplier_id=supplier_id, **{column: value}))
    for supplier in suppliers.values():
        for name in SHORT_LISTS:
            set_committed_value(supplier, name, lists.get((supplier.id, name), []))


def _card(supplier: Supplier, hit: Hit, explainer: Explainer) -> Card:
    text, text_language = _text(supplier)
    labels, today = explainer.names.labels, explainer.query.today
    codes = (code.partition("-")[0] for code in supplier.cpv_codes[:SHOWN_TRADES])
    explained = explainer.explain(supplier, supplier.display_name, [labels["cpv"][code] for code in codes], text)
    valid = (proof.kind for proof in supplier.certificates if proof.is_valid_on(today))
    return Card(
        id=supplier.id,
        slug=slug(supplier.display_name),
        name=supplier.display_name,
        title=explained.name,
        town=supplier.town,
        trades=explained.trades,
        text=explained.text,
        text_language=text_language,
        found_by=explained.found_by,
        size=SIZES[supplier.size] if supplier.size else None,
        certificates=tuple(dict.fromkeys(labels["certificate"].get(kind, kind) for kind in valid)),
        verified_at=supplier.verified_at,
        distance_km=hit.distance_km,
        latitude=supplier.latitude,
        longitude=supplier.longitude,
    )


def _text(supplier: Supplier) -> tuple[str, str]:
    """The description in the reader's language, or else in the other, with its language."""
    texts = {"nl": supplier.description_nl or "", "en": supplier.description_en or ""}
    own = language()
    chosen = own if texts[own] else next((code for code in texts if texts[code]), own)
    return texts[chosen], chosen
