"""The naive engine: it looks at every document for every question, and so specifies what others answer."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from operator import add

from search_index.analysis import analyse, stands_together
from search_index.documents import SupplierDocument
from search_index.engine import WriterBusy
from search_index.fields import DISTANCE, FACETS, FILTERS, VERIFIED_WITHIN, KeywordField
from search_index.geo import metres_between, unit_vector
from search_index.language import Alternative, Language, fold
from search_index.parser import TextQuery, parse
from search_index.query import Filter, SearchQuery, Sort
from search_index.ranking import SCORE_STEPS, name_key, tie_break, word_starts
from search_index.results import Facet, Hit, IndexStatus, SearchPage, Suggestion, SuggestionKind
from search_index.scoring import inverse_document_frequency, length_norm, term_score
from search_index.spelling import Vocabulary


@dataclass(frozen=True)
class Entry:
    """A document with its terms: the weight of each and where it stands."""

    document: SupplierDocument
    weights: dict[str, float]
    positions: dict[str, list[int]]
    length: float
    words: frozenset[str]


def read_entry(document: SupplierDocument, language: Language) -> Entry:
    analysed = analyse(document, language)
    weights: defaultdict[str, float] = defaultdict(float)
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for term, weight, position in zip(analysed.terms, analysed.weights, analysed.positions, strict=True):
        weights[term] += weight
        positions[term].append(position)
    return Entry(document, dict(weights), dict(positions), analysed.length, analysed.words)


@dataclass(frozen=True)
class Answer:
    """The entries that have the words, each with its score."""

    scores: dict[int, float]
    relaxed: bool


class MemoryEngine:
    """For tests, and the specification of what a search means."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._entries: dict[int, Entry] = {}
        self._versions: dict[int, int] = {}  # of deleted documents too
        self._position = 0
        self._lock = threading.RLock()

    # Changes

    def upsert(self, documents: Iterable[SupplierDocument]) -> None:
        with self.writer_lock():
            for document in documents:
                if document.version >= self._versions.get(document.id, document.version):
                    self._versions[document.id] = document.version
                    self._entries[document.id] = read_entry(document, self._language)

    def delete(self, versions: Mapping[int, int]) -> None:
        with self.writer_lock():
            for supplier_id, version in versions.items():
                if version >= self._versions.get(supplier_id, version):
                    self._versions[supplier_id] = version
                    self._entries.pop(supplier_id, None)

    def rebuild(self, documents: Iterable[SupplierDocument], *, position: int | None = None) -> None:
        with self.writer_lock():
            self._entries.clear()
            self._versions.clear()
            self.upsert(documents)
            self._position = self._position if position is None else position

    def merge(self) -> bool:
        return False

    def set_position(self, position: int) -> None:
        with self.writer_lock():
            self._position = position

    @contextmanager
    def writer_lock(self, *, timeout: float = 0.0) -> Iterator[None]:
        if not self._lock.acquire(timeout=timeout):
            raise WriterBusy
        try:
            yield
        finally:
            self._lock.release()

    # Questions

    def search(self, query: SearchQuery) -> SearchPage:
        answer = self._answer(query)
        hits = self._ranked(query, answer)
        first = (query.page - 1) * query.page_size
        return SearchPage(
            hits=hits[first : first + query.page_size],
            total=len(hits),
            facets={name: self._facet(name, query, answer) for name in query.facets},
            page=query.page,
            page_size=query.page_size,
            relaxed=answer.relaxed,
        )

    def all_hits(self, query: SearchQuery) -> tuple[Hit, ...]:
        return self._ranked(query, self._answer(query))

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        start = fold(prefix).strip()
        if not start:
            return ()
        documents = [entry.document for entry in self._entries.values()]
        towns = {d.town for d in documents if d.town and _starts(d.town, start)}
        found = [Suggestion(SuggestionKind.TOWN, town) for town in sorted(towns, key=name_key)]
        names = sorted((name_key(d.name), d.id) for d in documents if _starts(d.name, start))
        found += [Suggestion(SuggestionKind.SUPPLIER, key.partition("\0")[2], id_) for key, id_ in names]
        return tuple(found[:limit])

    def corrections(self, words: Collection[str]) -> dict[str, str]:
        documents = Counter(word for entry in self._entries.values() for word in entry.words)
        return Vocabulary.of(documents).corrections(words)

    def versions(self) -> dict[int, int]:
        return {entry.document.id: entry.document.version for entry in self._entries.values()}

    def position(self) -> int:
        return self._position

    def status(self) -> IndexStatus:
        return IndexStatus(len(self._entries), self._position)

    def close(self) -> None:
        """Nothing is held open."""

    # Words

    def _answer(self, query: SearchQuery) -> Answer:
        text = parse(query.text, self._language)
        scores = self._matches(text, all)
        if scores or len(text.groups) < 2:
            return Answer(scores, relaxed=False)
        scores = self._matches(text, any)
        return Answer(scores, relaxed=bool(scores))

    def _matches(self, text: TextQuery, enough: Callable[[Iterable[bool]], bool]) -> dict[int, float]:
        matches = {}
        for supplier_id, entry in self._entries.items():
            if any(_fits(alternative, entry) for alternative in text.excluded):
                continue
            scores = [self._group_score(group, entry) for group in text.groups]
            if not scores or enough(score > 0 for score in scores):
                matches[supplier_id] = reduce(add, scores, 0.0)  # sum() rounds otherwise from Python 3.12 on
        return matches

    def _group_score(self, group: tuple[Alternative, ...], entry: Entry) -> float:
        return max((self._score(each, entry) for each in group if _fits(each, entry)), default=0.0)

    def _score(self, alternative: Alternative, entry: Entry) -> float:
        total_length = sum(each.length for each in self._entries.values())
        norm = length_norm(entry.length, total_length / len(self._entries))
        total = 0.0
        for term in alternative.terms:
            with_term = sum(term in each.weights for each in self._entries.values())
            idf = inverse_document_frequency(len(self._entries), with_term)
            total += term_score(idf, entry.weights[term], norm)
        return alternative.weight * total

    # Filters and counts

    def _passing(self, query: SearchQuery, answer: Answer, without: str | None) -> list[SupplierDocument]:
        filters = query.filters_outside(without)
        documents = (self._entries[supplier_id].document for supplier_id in answer.scores)
        return [each for each in documents if all(_passes(each, filter_, query) for filter_ in filters)]

    def _facet(self, name: str, query: SearchQuery, answer: Answer) -> Facet:
        field = FACETS[name]
        if not isinstance(field, KeywordField):
            return self._measured(name, query, answer)
        counts: Counter[str] = Counter()
        for document in self._passing(query, answer, without=field.group):
            counts.update(field.values(document, query.today))
        everywhere = counts.pop(field.wildcard, 0) if field.wildcard else 0
        return Facet.of(name, {value: count + everywhere for value, count in counts.items()})

    def _measured(self, name: str, query: SearchQuery, answer: Answer) -> Facet:
        steps = DISTANCE.steps if name == DISTANCE.name else VERIFIED_WITHIN.steps
        if name == DISTANCE.name and query.near is None:
            return Facet(name, {})
        documents = self._passing(query, answer, without=name)
        choices = [Filter(name, (str(step),)) for step in steps]
        counts = {each.values[0]: sum(_passes(d, each, query) for d in documents) for each in choices}
        return Facet.in_steps(name, counts)

    # Order

    def _ranked(self, query: SearchQuery, answer: Answer) -> tuple[Hit, ...]:
        documents = self._passing(query, answer, without=None)
        documents.sort(key=lambda d: (_sort_key(d, query, answer), tie_break(query.seed, d.id), d.id))
        return tuple(Hit(d.id, d.version, answer.scores[d.id], _kilometres(d, query)) for d in documents)


def _starts(name: str, prefix: str) -> bool:
    return any(start.startswith(prefix) for start in word_starts(name))


def _fits(alternative: Alternative, entry: Entry) -> bool:
    if not all(term in entry.positions for term in alternative.terms):
        return False
    places = [entry.positions[term] for term in alternative.terms]
    return not alternative.offsets or stands_together(places, alternative.offsets)


def _passes(document: SupplierDocument, filter_: Filter, query: SearchQuery) -> bool:
    field = FILTERS[filter_.field]
    if isinstance(field, KeywordField):
        return bool(field.fitting(document, filter_.values, query.today))
    if field is DISTANCE:
        metres = _metres(document, query)
        return query.near is None or (metres is not None and metres <= filter_.widest() * 1000)
    verified = document.verified_on
    return verified is not None and (query.today - verified).days <= filter_.widest()


def _metres(document: SupplierDocument, query: SearchQuery) -> int | None:
    if query.near is None or document.lat is None or document.lon is None:
        return None
    here = unit_vector(query.near.lat, query.near.lon)
    return metres_between(here, unit_vector(document.lat, document.lon))


def _kilometres(document: SupplierDocument, query: SearchQuery) -> float | None:
    metres = _metres(document, query)
    return None if metres is None else metres / 1000


def _sort_key(document: SupplierDocument, query: SearchQuery, answer: Answer) -> float | str:
    if query.sort is Sort.NAME:
        return name_key(document.name)
    if query.sort is Sort.DISTANCE:
        metres = _metres(document, query)
        return float("inf") if metres is None else metres
    if query.sort is Sort.VERIFIED:
        return -document.verified_on.toordinal() if document.verified_on else 0
    return -round(answer.scores[document.id] * SCORE_STEPS)
