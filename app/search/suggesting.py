"""What somebody may mean who is still typing: firms, trades, CPV codes and places."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from flask import url_for
from sqlalchemy import func, select

from app.core.db import session
from app.core.i18n import _, language
from app.core.slugs import slug
from app.organisations.queries import municipalities_in_region
from app.reference import cpv_suggest, trade_words
from app.reference.names import cpv_names
from app.search.address import without_control_characters
from app.search.groups import CPV, MUNICIPALITY, WORKS_IN, FilterGroup
from app.search.places import Place, places_starting_with
from app.suppliers.models import Supplier
from search_index.engine import EngineUnavailable, SearchEngine
from search_index.results import SuggestionKind

SHORTEST, LONGEST = 2, 80  # characters of a question that is answered
MOST_FIRMS, MOST_WORDS, MOST_TRADES, MOST_CODES, MOST_PLACES = 4, 2, 4, 6, 4
ASKED_OF_ENGINE = 25  # towns come along, and come first
SHORTEST_PLACE = 3  # letters of a place that stands behind other words
BETWEEN = frozenset({"in", "te", "uit", "bij", "rond", "near", "from", "around"})


class Option(TypedDict, total=False):
    """A firm has a `url`; anything else becomes a search for `text`, with the filter `name` set to `value`.

    `lang` is the language of the label where the reader may have another.
    """

    label: str
    lang: str
    note: str
    url: str
    text: str
    name: str
    value: str


@dataclass(frozen=True)
class Group:
    label: str
    options: list[Option]


def suggestions(typed: str, engine: SearchEngine, *, today: date) -> list[Group]:
    """The groups that have something to offer, best first; none for less than two characters."""
    text = without_control_characters(typed[:LONGEST])
    if len(text) < SHORTEST:
        return []
    groups = (
        Group(_("Firms"), _firms(text, engine)),
        Group(_("Trades"), _codes(text) if text[:SHORTEST].isdecimal() else [*_trade_words(text), *_trades(text)]),
        Group(_("Places"), _places(text.split(), today)),
    )
    return [group for group in groups if group.options]


def _firms(text: str, engine: SearchEngine) -> list[Option]:
    try:
        found = engine.suggest(text, ASKED_OF_ENGINE)
    except EngineUnavailable:
        return []
    ids = [each.id for each in found if each.kind is SuggestionKind.SUPPLIER and each.id is not None][:MOST_FIRMS]
    listed = _listed(ids)
    return [listed[supplier_id] for supplier_id in ids if supplier_id in listed]


def _listed(ids: Collection[int]) -> dict[int, Option]:
    """What is no longer listed is left out, though the index has it."""
    if not ids:
        return {}
    name = func.coalesce(Supplier.trade_name, Supplier.name)
    wanted = (Supplier.id.in_(ids), Supplier.is_public)
    rows = session.execute(select(Supplier.id, name, Supplier.town).where(*wanted))
    return {
        supplier_id: Option(
            label=shown, note=town or "", url=url_for("suppliers.profile", supplier_id=supplier_id, slug=slug(shown))
        )
        for supplier_id, shown, town in rows
    }


def _trade_words(text: str) -> list[Option]:
    """Everyday words that begin like this, the shortest first; they are searched for, not filtered on."""
    note = _("search for this word")
    words = trade_words.starting_with(text)[:MOST_WORDS]
    return [Option(label=word, lang="nl", note=note, text=word) for word in words]


def _trades(text: str) -> list[Option]:
    return [_code(each.code, each.label) for each in cpv_suggest.suggest(text, MOST_TRADES, language())]


def _codes(text: str) -> list[Option]:
    """CPV codes that start with the digits typed, the widest first."""
    digits = text.partition("-")[0].strip()
    names = cpv_names(language())
    found = sorted(code for code in names if code.startswith(digits)) if digits.isdecimal() else []
    return [_code(code, names[code]) for code in found[:MOST_CODES]]


def _code(code: str, label: str) -> Option:
    return Option(label=label, note=code, text="", name=CPV.parameter, value=code.partition("-")[0])


def _places(words: list[str], today: date) -> list[Option]:
    """For the longest end of the text that begins a place; the words before it stay in the question."""
    home_codes = {municipality.code for municipality in municipalities_in_region(today)}
    for start in range(len(words)):
        end = " ".join(words[start:])
        if start and len(end) < SHORTEST_PLACE:
            return []
        if found := places_starting_with(end, home_codes):
            return list(_place_options(found, _before(words[:start])))[:MOST_PLACES]
    return []


def _before(words: list[str]) -> str:
    while words and words[-1].lower() in BETWEEN:
        words = words[:-1]
    return " ".join(words)


def _place_options(found: Iterable[Place], text: str) -> Iterable[Option]:
    for place in found:
        if place.is_municipality:
            yield _in_municipality(place, MUNICIPALITY, text)
            yield _in_municipality(place, WORKS_IN, text)
        else:
            yield Option(label=place.name, note=_with(text, _("town")), text=f"{text} {place.name}".strip())


def _in_municipality(place: Place, group: FilterGroup, text: str) -> Option:
    note = _with(text, str(group.legend))
    return Option(label=place.name, note=note, text=text, name=group.parameter, value=place.code)


def _with(text: str, note: str) -> str:
    return f"“{text}” · {note}" if text else note
