"""The questions that every engine answers: a seeded mix of what buyers type and tick."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from math import cos, radians

from whoosh.lang import stopwords_for_language

from search_index.documents import SupplierDocument
from search_index.fields import EVERYWHERE, FACETS, TEXT_FIELDS, KeywordField
from search_index.geo import GeoPoint
from search_index.language import split_words
from search_index.words import STOP_WORDS

SEED = "questions"
GROUPS = ("cpv_division", "municipality", "works_in", "size", "certificate", "theme")
TOP = 20
DEGREE_KM = 111.195  # along a meridian
# Of 240: how many of each kind. `code` is a CPV code typed as a word.
MIX = {"rare": 30, "usual": 35, "common": 35, "two": 40, "three": 30, "phrase": 12, "code": 18, "browse": 40}
ROUND = sum(MIX.values())
# Shares of a document frequency.
BANDS = {"rare": (0.0003, 0.003), "usual": (0.005, 0.08), "common": (0.1, 0.5)}
FILTERED = 0.6  # of the questions with words; a third of these by one filter, two or three
NEAR, VERIFIED = 0.12, 0.12  # of all questions
HOME = {"municipality", "works_in"}  # ticked beside each other they leave nothing


@dataclass(frozen=True, kw_only=True)
class Question:
    """All words must be there; with `is_phrase` beside each other. `ticked`: values by group, any of which will do.

    `verified_within` in days, `within_km` from `near`.
    """

    kind: str
    words: tuple[str, ...] = ()
    is_phrase: bool = False
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verified_within: int | None = None
    near: GeoPoint | None = None
    within_km: int = 0

    @property
    def is_literal(self) -> bool:
        """Whether engines must agree: without words, or with codes, which nobody stems; a circle is a box to some."""
        return self.kind in ("browse", "code") and self.near is None

    def box(self) -> tuple[float, float, float, float] | None:
        """South, north, west and east of the circle around `near`."""
        if self.near is None:
            return None
        lat, lon = self.near.lat, self.near.lon
        high, wide = self.within_km / DEGREE_KM, self.within_km / (DEGREE_KM * cos(radians(self.near.lat)))
        return lat - high, lat + high, lon - wide, lon + wide

    def ticked_outside(self, group: str | None) -> dict[str, tuple[str, ...]]:
        """With what the answer is narrowed when this group is counted; `works_in` is also fulfilled by everywhere."""
        return {
            name: (*values, EVERYWHERE) if name == "works_in" else values
            for name, values in self.ticked.items()
            if name != group
        }


def questions(documents: Sequence[SupplierDocument], *, today: date, rounds: int = 1) -> list[Question]:
    """So many times the mix, from the words and values of these documents; the same documents give the same list.

    No question comes twice, so no engine gains by keeping answers; all firms without a word or a filter come once.
    """
    draw, bands = random.Random(SEED), _bands(documents)
    asked: dict[str, Question] = {}
    for _round in range(rounds):
        kinds = [kind for kind, number in MIX.items() for _time in range(number)]
        draw.shuffle(kinds)
        for kind in kinds:
            question = _question(kind, draw, documents, bands, today)
            while str(question) in asked:
                question = _question(kind, draw, documents, bands, today)
            asked[str(question)] = question
    return list(asked.values())


def _question(
    kind: str, draw: random.Random, documents: Sequence[SupplierDocument], bands: dict[str, list[str]], today: date
) -> Question:
    document = draw.choice(documents)
    near, verified = draw.random() < NEAR, draw.random() < VERIFIED
    return Question(
        kind=kind,
        words=_words(kind, draw, document, bands),
        is_phrase=kind == "phrase",
        ticked=_ticked(kind, draw, document, today),
        verified_within=draw.choice((90, 180, 365)) if verified else None,
        near=GeoPoint(document.lat or 0.0, document.lon or 0.0) if near else None,
        within_km=draw.choice((10, 25, 50)) if near else 0,
    )


def _words(kind: str, draw: random.Random, document: SupplierDocument, bands: dict[str, list[str]]) -> tuple[str, ...]:
    if kind in BANDS:
        return (draw.choice(bands[kind]),)
    if kind == "code":
        code = draw.choice(document.cpv_codes)[:8]
        return (draw.choice((code, code[:4].ljust(8, "0"))),)
    if kind == "phrase":
        return _neighbours(draw, split_words(document.description_nl))
    known = sorted(set(words_of(document)) & set(bands["usual"] + bands["common"]))
    return tuple(draw.sample(known, {"two": 2, "three": 3}.get(kind, 0)))


def _neighbours(draw: random.Random, words: list[str]) -> tuple[str, ...]:
    """Two words that stand side by side, neither of which an engine leaves out."""
    pairs = [pair for pair in pairwise(words) if all(map(_is_content, pair))]
    return draw.choice(pairs or [("wij", "zijn")])


def _ticked(kind: str, draw: random.Random, document: SupplierDocument, today: date) -> dict[str, tuple[str, ...]]:
    """One to three groups, with values of this document and now and then a second one."""
    if kind != "browse" and draw.random() > FILTERED:
        return {}
    held = {name: values for name in GROUPS if (values := _choices(document, name, today))}
    number = draw.choice((0, 1, 1, 2, 3) if kind == "browse" else (1, 2, 3))
    chosen = draw.sample(sorted(held), min(number, len(held)))
    if set(chosen) >= HOME:
        chosen.remove("municipality")
    return {name: _some(draw, held[name]) for name in sorted(chosen)}  # so that SQL has fewer different statements


def _choices(document: SupplierDocument, group: str, today: date) -> tuple[str, ...]:
    """Everywhere is nothing that can be ticked."""
    return tuple(value for value in values_of(document, group, today) if value != EVERYWHERE)


def _some(draw: random.Random, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(draw.sample(values, min(len(values), draw.choice((1, 1, 2))))))


def values_of(document: SupplierDocument, group: str, today: date) -> tuple[str, ...]:
    """What counts today."""
    values_field = FACETS[group]
    assert isinstance(values_field, KeywordField)
    last_days = values_field.read(document)
    return tuple(value for value, last_day in last_days.items() if last_day >= today.toordinal())


def text_of(document: SupplierDocument) -> str:
    return " \n".join(text for each in TEXT_FIELDS if (text := each.read(document)))


def words_of(document: SupplierDocument) -> list[str]:
    return [word for word in split_words(text_of(document)) if _is_content(word)]


@cache
def _stop_words() -> frozenset[str]:
    """Of all engines: what one leaves out and another does not would be no comparison."""
    return STOP_WORDS | stopwords_for_language("nl") | stopwords_for_language("en")


def _is_content(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word.isascii() and word not in _stop_words()


def _bands(documents: Sequence[SupplierDocument]) -> dict[str, list[str]]:
    counts = Counter(word for document in documents for word in set(words_of(document)))
    shares = {word: count / len(documents) for word, count in counts.items()}
    return {
        band: sorted(word for word, share in shares.items() if low <= share <= max(high, 1 / len(documents)))
        for band, (low, high) in BANDS.items()
    }
