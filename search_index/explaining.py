"""Why a supplier was found: the words, codes and values that fit the question."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search_index import meanings
from search_index.analysis import stands_together
from search_index.documents import SupplierDocument
from search_index.fields import EVERYWHERE, FILTERS, TEXT_FIELDS, KeywordField, TextField, Tongue, significant_digits
from search_index.language import WORD, Alternative, Language, fold, split_words, tidied
from search_index.parser import parse
from search_index.query import SearchQuery

CPV_CODES = "cpv_codes"


@dataclass(frozen=True)
class Reason:
    """`field` is a TextField, and `words` are those that fit as they stand there; or it is the field of a
    filter, and `words` are values: codes of municipalities under `municipality` and `works_in` ("*" for
    everywhere), the supplier's own CPV codes without check digit under `cpv_codes`.
    """

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A word of a text that is filed under a term that was looked for. `place` is the number of the word."""

    field: str
    term: str
    place: int
    start: int
    end: int
    word: str
    weight: float


def explain(document: SupplierDocument, query: SearchQuery, language: Language) -> tuple[Reason, ...]:
    """The reasons of one hit, those that counted most first, then the filters that it passed."""
    asked = _asked(query.text, language, language.lessons)
    found = [each for field in TEXT_FIELDS for each in asked.found(field.read(document), field)]
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for each in sorted(asked.counting(found), key=lambda each: -each.weight):
        words[each.field] |= dict.fromkeys(_own_codes(document, each) if each.field == CPV_CODES else [each.word])
    reasons = [Reason(field, tuple(found_there)) for field, found_there in words.items()]
    places = _places(document, asked.weights)
    return tuple(dict.fromkeys([*reasons, *places, *_passed(document, query)]))


def marked(text: str, query: SearchQuery, language: Language) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, True where a word of it made it match."""
    asked = _asked(query.text, language, language.lessons)
    text = unicodedata.normalize("NFC", text)
    found = [each for field in ANY_TEXT for each in asked.found(text, field)]
    pieces, end = [], 0
    for start, stop in sorted({(each.start, each.end) for each in asked.counting(found)}):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return tuple((piece, fits) for piece, fits in [*pieces, (text[end:], False)] if piece)


ANY_TEXT = tuple(TextField("text", 1.0, tongue, lambda document: document.name) for tongue in Tongue)


class Asked:
    """What a question looks for. `weights`: of each term, the largest of the alternatives that it is in."""

    def __init__(self, text: str, language: Language) -> None:
        groups = parse(text, language).groups
        self._alternatives = list(dict.fromkeys(alternative for group in groups for alternative in group))
        self.weights: dict[str, float] = {}
        for alternative in sorted(self._alternatives, key=lambda each: each.weight):
            self.weights |= dict.fromkeys(alternative.terms, alternative.weight)
        self._looked_for = {tongue: LookedFor(self.weights, language, tongue) for tongue in Tongue}

    def found(self, text: str, field: TextField) -> Iterator[Found]:
        """The words of a text that are looked for, one by one, in whatever alternative."""
        looked_for = self._looked_for[field.tongue]
        if not text or not any(map(looked_for.__getitem__, _words(text))):
            return
        for place, (start, end, word) in enumerate(_placed_words(text)):
            for term, weight in looked_for[word]:
                yield Found(field.name, term, place, start, end, text[start:end], field.weight * weight)

    def counting(self, found: Sequence[Found]) -> list[Found]:
        """Those that stand in an alternative of which nothing is missing."""
        places: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for each in found:
            places[each.field][each.term].append(each.place)
        anywhere = {each.term for each in found}
        counting: set[tuple[str, str]] = set()
        for field, there in places.items():
            for alternative in self._alternatives:
                if _stands_in(alternative, there) if alternative.offsets else anywhere.issuperset(alternative.terms):
                    counting.update((field, term) for term in alternative.terms)
        return [each for each in found if (each.field, each.term) in counting]


class LookedFor(dict[str, list[tuple[str, float]]]):
    """Of each word the terms that are looked for, with their weight: most words are met again and again."""

    def __init__(self, weights: Mapping[str, float], language: Language, tongue: Tongue) -> None:
        super().__init__()
        self._weights = weights
        self._language = language
        self._tongue = tongue

    def __missing__(self, word: str) -> list[tuple[str, float]]:
        terms = self._language.index_terms(word, self._tongue)
        found = self[word] = [(term, weight * self._weights[term]) for term, weight in terms if term in self._weights]
        return found


@lru_cache(maxsize=16)
def _asked(text: str, language: Language, lessons: int) -> Asked:  # noqa: ARG001  # a lesson makes it another question
    """Kept, because a page explains all its hits."""
    return Asked(text, language)


def _stands_in(phrase: Alternative, places: Mapping[str, list[int]]) -> bool:
    if not all(term in places for term in phrase.terms):
        return False
    return stands_together([places[term] for term in phrase.terms], phrase.offsets)


# Kept, because labels of codes come back in most hits, and popular firms in most answers.


@lru_cache(maxsize=4_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(split_words(text))


@lru_cache(maxsize=1_000)
def _placed_words(text: str) -> tuple[tuple[int, int, str], ...]:
    """The folded words of a text, each with its start and end in it."""
    folded = fold(text)
    if len(folded) == len(text):
        return tuple((each.start(), each.end(), tidied(each[0])) for each in WORD.finditer(folded))
    return tuple((each.start(), each.end(), "".join(split_words(each[0]))) for each in WORD.finditer(text))


def _own_codes(document: SupplierDocument, found: Found) -> list[str]:
    """The codes that the supplier ticked at or below the one that was looked for."""
    ticked, shared = (code.partition("-")[0] for code in document.cpv_codes), significant_digits(found.term)
    return [code for code in ticked if code.startswith(shared)]


def _places(document: SupplierDocument, asked: Collection[str]) -> Iterator[Reason]:
    """The seat, or else that the supplier works there."""
    codes = {term.removeprefix(meanings.PRESENT) for term in asked if term.startswith(meanings.PRESENT)}
    if document.municipality in codes:
        yield Reason("municipality", (document.municipality,))
    elif meanings.EVERYWHERE in asked and document.works_everywhere:
        yield Reason("works_in", (EVERYWHERE,))
    elif served := codes.intersection(document.works_in):
        yield Reason("works_in", tuple(sorted(served)))


def _passed(document: SupplierDocument, query: SearchQuery) -> Iterator[Reason]:
    """The filters with the values of the supplier that let it through; distance and days are no values."""
    for filter_ in query.filters:
        field = FILTERS[filter_.field]
        if isinstance(field, KeywordField) and (values := field.fitting(document, filter_.values, query.today)):
            yield Reason(field.name, tuple(values))
