"""A document as terms: the one reading of it that all engines share."""

from dataclasses import dataclass

from search_index.documents import SupplierDocument
from search_index.fields import TEXT_FIELDS
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
    length, start = 0.0, 0
    seen: set[str] = set()
    for field in TEXT_FIELDS:
        words = split_words(field.read(document))[:LONGEST_FIELD]
        length += field.weight * len(words)
        seen.update(words)
        for position, word in enumerate(words, start):
            for term, weight in language.index_terms(word, field.tongue):
                terms.append(term)
                weights.append(field.weight * weight)
                positions.append(position)
        start += len(words) + FIELD_GAP
    for term in place_terms(document):  # they lengthen no text
        terms.append(term)
        weights.append(PLACE_WEIGHT)
        positions.append(start)
    return Analysed(terms, weights, positions, length, frozenset(filter(may_be_meant, seen)))


def stands_together(positions: list[list[int]], offsets: tuple[int, ...]) -> bool:
    """Whether somewhere each term stands at its offset from the first. One list of positions per term."""
    starts = set(positions[0])
    for places, offset in zip(positions[1:], offsets[1:], strict=True):
        starts &= {place - offset for place in places}
    return bool(starts)
