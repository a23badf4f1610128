"""Firms as the cards in a list of results show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.core.i18n import Text, language
from app.reference.queries import cpv_labels
from app.search.names import Names
from app.suppliers.kinds import ProfileStatus
from app.suppliers.labels import SIZES
from app.suppliers.models import Supplier
from app.suppliers.naming import slug
from search_index.results import Hit

SHOWN_TRADES = 2
LONGEST_TEXT = 220  # characters: two to three lines of a card


@dataclass(frozen=True)
class Card:
    """`certificates` are those that count today; the point is the middle of a postcode area."""

    id: int
    slug: str
    name: str
    town: str | None
    trades: tuple[str, ...]
    text: str
    text_language: str
    size: Text | None
    certificates: tuple[str, ...]
    verified_at: datetime | None
    distance_km: float | None
    latitude: float | None
    longitude: float | None


def cards(hits: Sequence[Hit], names: Names, today: date) -> tuple[Card, ...]:
    """In the order of the hits. A firm that is no longer listed is left out, though the index has it."""
    suppliers = _listed([hit.id for hit in hits])
    trades = _trade_labels(suppliers.values())
    return tuple(
        _card(suppliers[hit.id], hit, trades, names.labels["certificate"], today) for hit in hits if hit.id in suppliers
    )


def _listed(ids: list[int]) -> dict[int, Supplier]:
    listed = select(Supplier).where(Supplier.id.in_(ids), Supplier.status == ProfileStatus.LISTED)
    statement = listed.options(joinedload(Supplier.certificates))
    return {supplier.id: supplier for supplier in session.scalars(statement).unique()}


def _trade_labels(suppliers: Iterable[Supplier]) -> dict[str, str]:
    codes = {code for supplier in suppliers for code in supplier.cpv_codes[:SHOWN_TRADES]}
    return cpv_labels(codes, language()) if codes else {}


def _card(supplier: Supplier, hit: Hit, trades: dict[str, str], certificates: dict[str, str], today: date) -> Card:
    text, text_language = _text(supplier)
    valid = (proof.kind for proof in supplier.certificates if proof.is_valid_on(today))
    return Card(
        id=supplier.id,
        slug=slug(supplier.display_name),
        name=supplier.display_name,
        town=supplier.town,
        trades=tuple(trades[code] for code in supplier.cpv_codes[:SHOWN_TRADES] if code in trades),
        text=text,
        text_language=text_language,
        size=SIZES[supplier.size] if supplier.size else None,
        certificates=tuple(dict.fromkeys(certificates.get(kind, kind) for kind in valid)),
        verified_at=supplier.verified_at,
        distance_km=hit.distance_km,
        latitude=supplier.latitude,
        longitude=supplier.longitude,
    )


def _text(supplier: Supplier) -> tuple[str, str]:
    """The beginning of the description in the reader's language, or else the other, with its language."""
    texts = {"nl": supplier.description_nl or "", "en": supplier.description_en or ""}
    own = language()
    chosen = own if texts[own] else next((code for code in texts if texts[code]), own)
    # Cut first: shortening reads the whole text, and a description may be long.
    return shorten(texts[chosen][: 2 * LONGEST_TEXT], LONGEST_TEXT, placeholder="…"), chosen
