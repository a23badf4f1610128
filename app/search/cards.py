"""Firms as the cards in a list of results show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import Text, language
from app.core.slugs import slug
from app.indexing.profiles import ShortLists
from app.search import firms
from app.search.names import Names
from app.search.reasons import Explainer, Ground, Marked
from app.suppliers.labels import SIZES
from app.suppliers.models import Supplier
from app.suppliers.standing import unconfirmed_since
from search_index.query import SearchQuery
from search_index.results import Hit

SHOWN_TRADES = 2


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
    unconfirmed_since: date | None
    distance_km: float | None
    latitude: float | None
    longitude: float | None


def cards(hits: Sequence[Hit], query: SearchQuery, names: Names) -> tuple[Card, ...]:
    """In the order of the hits. A firm that is no longer listed is left out, though the index has it."""
    suppliers = firms.listed([hit.id for hit in hits])
    explainer = Explainer(query, names)
    lists = (firms.all_lists if explainer.is_needed else firms.shown_lists)(suppliers)
    return tuple(_card(suppliers[hit.id], lists[hit.id], hit, explainer) for hit in hits if hit.id in suppliers)


def _card(supplier: Supplier, lists: ShortLists, hit: Hit, explainer: Explainer) -> Card:
    text, text_language = _text(supplier)
    labels, today = explainer.names.labels, explainer.query.today
    codes = (code.partition("-")[0] for code in lists.cpv_codes[:SHOWN_TRADES])
    explained = explainer.explain(supplier, lists, [labels["cpv"][code] for code in codes], text)
    valid = (proof.kind for proof in lists.certificates if proof.valid_until is None or today <= proof.valid_until)
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
        unconfirmed_since=unconfirmed_since(supplier, today),
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
