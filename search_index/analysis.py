"""A document as terms: the one reading of it that all engines share."""

from dataclasses import dataclass

from search_index.documents import SupplierDocument
from search_index.fields import TEXT_FIELDS
from search_index.language import Language, split_words
from search_index.parser import MOST_WORDS

FIELD_GAP = MOST_WORDS + 1  # wider than a phrase, so that none runs from one text into the next
LONGEST_FIELD = 5_000  # words


@dataclass(frozen=True)
class Analysed:
    """Every occurrence of a term as three parallel lists, in order of position.

    `weights`: of the field and of the term in its word. `length`: the number of words, each counted with the
    weight of its field.
    """

    terms: list[str]
    weights: list[float]
    positions: list[int]
    length: float


def analyse(document: SupplierDocument, language: Language) -> Analysed:
    terms: list[str] = []
    weights: list[float] = []
    positions: list[int] = []
    length, start = 0.0, 0
    for field in TEXT_FIELDS:
        words = split_words(field.read(document))[:LONGEST_FIELD]
        length += field.weight * len(words)
        for position, word in enumerate(words, start):
            for term, weight in language.index_terms(word, field.tongue):
                terms.append(term)
                weights.append(field.weight * weight)
                positions.append(position)
        start += len(words) + FIELD_GAP
    return Analysed(terms, weights, positions, length)


def stands_together(positions: list[list[int]], offsets: tuple[int, ...]) -> bool:
    """Whether somewhere each term stands at its offset from the first. One list of positions per term."""
    starts = set(positions[0])
    for places, offset in zip(positions[1:], offsets[1:], strict=True):
        starts &= {place - offset for place in places}
    return bool(starts)
