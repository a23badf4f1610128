"""A document as terms: the one reading of it that all engines share."""

from dataclasses import dataclass
from functools import lru_cache

from search_index.documents import SupplierDocument
from search_index.fields import TEXT_FIELDS, Tongue
from search_index.language import Language, split_words
from search_index.meanings import place_terms
from search_index.parser import MOST_WORDS
from search_index.spelling import may_be_meant

FIELD_GAP = MOST_WORDS + 1  # wider than a phrase, so that none runs from one text into the next
LONGEST_FIELD = 5_000  # words
PLACE_WEIGHT = 2.0  # of a seat or a municipality served, as a word in the name of the town


@dataclass(frozen=True)
class Analysed:
    """Every occurrence of a term as three parallel lists, in order of position.

    `weights`: of the field and of the term in its word. `length`: the number of words, each counted with the
    weight of its field. `words`: the folded words as they stand, that a typing error may be corrected to.
    """

    terms: list[str]
    weights: list[float]
    positions: list[int]
    length: float
    words: frozenset[str]


def analyse(document: SupplierDocument, language: Language) -> Analysed:
    terms: list[str] = []
    weights: list[float] = []
    positions: list[int] = []
    words: set[str] = set()
    length, start = 0.0, 0
    for field in TEXT_FIELDS:
        read = _read_shared if field.is_shared else _read
        text = read(field.read(document), field.weight, field.tongue, language)
        terms += text.terms
        weights += text.weights
        positions += [start + place for place in text.places]
        words |= text.words
        length += field.weight * text.length
        start += text.length + FIELD_GAP
    for term in place_terms(document):  # they lengthen no text
        terms.append(term)
        weights.append(PLACE_WEIGHT)
        positions.append(start)
    return Analysed(terms, weights, positions, length, frozenset(words))


@dataclass(frozen=True)
class AnalysedText:
    """As Analysed, of one field: `places` count from its first word, `length` is the number of its words."""

    terms: list[str]
    weights: list[float]
    places: list[int]
    length: int
    words: frozenset[str]


def _read(text: str, field_weight: float, tongue: Tongue, language: Language) -> AnalysedText:
    words = split_words(text)[:LONGEST_FIELD]
    found = [language.index_terms(word, tongue) for word in words]
    return AnalysedText(
        terms=[term for each in found for term, _ in each],
        weights=[field_weight * weight for each in found for _, weight in each],
        places=[place for place, each in enumerate(found) for _ in each],
        length=len(words),
        words=frozenset(filter(may_be_meant, set(words))),
    )


_read_shared = lru_cache(maxsize=5_000)(_read)


def stands_together(positions: list[list[int]], offsets: tuple[int, ...]) -> bool:
    """Whether somewhere each term stands at its offset from the first. One list of positions per term."""
    starts = set(positions[0])
    for places, offset in zip(positions[1:], offsets[1:], strict=True):
        starts &= {place - offset for place in places}
    return bool(starts)
