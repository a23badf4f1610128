"""Which documents have the words, and how well they have them.

First sets of rows, then scores of those rows only that the filters leave.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Floats, Ints, Rows
from search_index.engines.whoosh.postings import Places
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.language import Alternative
from search_index.parser import MOST_WORDS, TextQuery
from search_index.scoring import inverse_document_frequency, term_score

ROW_SHIFT = 32  # bits for the position in a document
MUCH_LONGER = 16  # from this ratio of lengths on, looking up one by one is cheaper than a mask

LOOKED_UP = 1_000  # rows: so many are looked up one by one before a map of all rows is made

Group = tuple[Alternative, ...]


@dataclass(frozen=True)
class Matches:
    """`rows`: the live rows that have the words, ascending; `relaxed`: any of them, because none has all."""

    rows: Ints
    scoring: "Scoring"
    relaxed: bool = False


def match(snapshot: Snapshot, text: TextQuery) -> Matches:
    """All groups of words, or any of them when no document has all."""
    terms = Terms(snapshot)
    scoring = Scoring(snapshot, terms, text.groups)
    allowed = snapshot.live
    for alternative in text.excluded:
        allowed = without(allowed, terms.fitting(alternative))
    strict = terms.having_all_of(text.groups, allowed)
    if len(text.groups) < 2 or len(strict):
        return Matches(strict, scoring)
    relaxed = terms.having_any_of(text.groups, allowed)
    return Matches(relaxed, scoring, relaxed=bool(len(relaxed)))


class Terms:
    """The rows of the terms of one question, each looked up once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._rows: dict[str, Ints] = {}
        self._fitting: dict[Alternative, Ints] = {}

    def rows(self, term: str) -> Ints:
        if term not in self._rows:
            self._rows[term] = self.snapshot.rows_of(term)
        return self._rows[term]

    def having_all_of(self, groups: tuple[Group, ...], allowed: Bools) -> Ints:
        """The allowed rows that fit every group. Groups that few rows fit come first and save the others work."""
        if not groups:
            return allowed.nonzero()[0]
        first, *others = sorted(groups, key=self._most)
        rows = self._having(first)
        if not self.snapshot.all_live or allowed is not self.snapshot.live:
            rows = rows.compress(allowed.take(rows))
        for group in others:
            rows = self._having_too(rows, group)
        return rows

    def having_any_of(self, groups: tuple[Group, ...], allowed: Bools) -> Ints:
        mask = np.zeros(self.snapshot.size, dtype=np.bool_)
        for group in groups:
            mask[self._having(group)] = True
        return (mask & allowed).nonzero()[0]

    def _most(self, group: Group) -> int:
        return sum(len(self.fitting(alternative)) for alternative in group)

    def _having(self, group: Group) -> Ints:
        """The rows that any alternative fits."""
        lists = [rows for alternative in group if len(rows := self.fitting(alternative))]
        if len(lists) < 2:
            return lists[0] if lists else np.empty(0, dtype=np.int64)
        mask = np.zeros(self.snapshot.size, dtype=np.bool_)
        for rows in lists:
            mask[rows] = True
        return mask.nonzero()[0]

    def _having_too(self, rows: Ints, group: Group) -> Ints:
        """Those of some rows that any alternative fits."""
        has = np.zeros(len(rows), dtype=np.bool_)
        for alternative in group:
            has |= _are_in(rows, self.fitting(alternative), self.snapshot.size)
        return rows.compress(has)

    def fitting(self, alternative: Alternative) -> Ints:
        """The rows that have all the terms, and for a phrase have them together."""
        if len(alternative.terms) == 1:
            return self.rows(alternative.terms[0])
        if alternative not in self._fitting:
            rows = self._having_all(alternative.terms)
            self._fitting[alternative] = self._together(alternative, rows) if alternative.offsets else rows
        return self._fitting[alternative]

    def _having_all(self, terms: tuple[str, ...]) -> Ints:
        lists = sorted(map(self.rows, terms), key=len)
        common = lists[0]
        for rows in lists[1:]:
            common = common.compress(_are_in(common, rows, self.snapshot.size))
        return common

    def _together(self, phrase: Alternative, rows: Ints) -> Ints:
        """Of rows that have all terms of a phrase those where they stand together, see analysis.stands_together."""
        found = []
        for part in self.snapshot.parts:
            first, last = np.searchsorted(rows, (part.rows.start, part.rows.stop))
            if first < last:
                lists = [part.segment.postings(term) for term in phrase.terms]
                places = [each.positions_in(rows[first:last] - part.start) for each in lists]
                found.append(_phrase_rows(places, phrase.offsets) + part.start)
        return np.concatenate(found) if found else rows[:0]


class Scoring:
    """BM25F of chosen rows: see search_index.scoring."""

    def __init__(self, snapshot: Snapshot, terms: Terms, groups: tuple[Group, ...]) -> None:
        self._snapshot = snapshot
        self._terms = terms
        self._groups = groups

    def scores(self, rows: Ints) -> Floats:
        """Of ascending rows."""
        total = np.zeros(len(rows))
        chosen = Chosen(rows, self._snapshot.size)
        for group in self._groups:
            fitting = [(each, found) for each in group if len(found := self._terms.fitting(each))]
            total += self._best(fitting, chosen)
        return total

    def _best(self, fitting: list[tuple[Alternative, Ints]], chosen: "Chosen") -> Floats:
        """Per chosen row the score of the alternative that fits it best, 0 where none does. Rows stand beside each."""
        best = np.zeros(len(chosen.rows))
        for alternative, rows in fitting:
            at, among = chosen.find(rows)
            if len(at) == len(best):
                np.maximum(best, self._scores(alternative, rows, among), out=best)
            elif len(at):
                best[at] = np.maximum(best.take(at), self._scores(alternative, rows, among))
        return best

    def _scores(self, alternative: Alternative, fitting: Ints, among: Ints) -> Floats:
        """Of an alternative in some of the rows that it fits."""
        rows = fitting.take(among)
        norms = self._snapshot.norms.take(rows)
        total = np.zeros(len(rows))
        for term in alternative.terms:
            if len(alternative.terms) > 1:
                among = np.searchsorted(self._terms.rows(term), rows)
            weights = self._snapshot.weights_of(term).take(among).astype(np.float64)
            idf = inverse_document_frequency(self._snapshot.documents, self._snapshot.count_with(term))
            total += term_score(idf, weights, norms)
        return alternative.weight * total


class Chosen:
    """Ascending rows in which others are found."""

    def __init__(self, rows: Ints, size: int) -> None:
        self.rows = rows
        self._size = size

    def find(self, others: Ints) -> tuple[Ints, Ints]:
        """Of the ones that are in both: where they stand among these, and where among the others."""
        if len(self.rows) < min(LOOKED_UP, len(others)):
            among = others.searchsorted(self.rows)
            at = (others.take(among, mode="clip") == self.rows).nonzero()[0]
            return at, among.take(at)
        if len(others) < min(LOOKED_UP, len(self.rows)):
            at = self.rows.searchsorted(others)
            among = (self.rows.take(at, mode="clip") == others).nonzero()[0]
            return at.take(among), among
        places = self._places.take(others)
        among = (places >= 0).nonzero()[0]
        return places.take(among).astype(np.int64), among

    @cached_property
    def _places(self) -> Rows:
        """Of every row of the snapshot, -1 for one that is not chosen."""
        places = np.full(self._size, -1, dtype=np.int32)
        places[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        return places


def without(mask: Bools, rows: Ints) -> Bools:
    left = mask.copy()
    left[rows] = False
    return left


def _are_in(few: Ints, many: Ints, size: int) -> Bools:
    """Which of some ascending rows are among others."""
    if not len(many):
        return np.zeros(len(few), dtype=np.bool_)
    if len(few) * MUCH_LONGER < len(many):
        return np.asarray(many.take(many.searchsorted(few), mode="clip") == few)
    mask = np.zeros(size, dtype=np.bool_)
    mask[many] = True
    return mask.take(few)


def _phrase_rows(places: list[tuple[Ints, Places]], offsets: tuple[int, ...]) -> Ints:
    """A row and the place where the phrase would start become one number, and the terms' numbers are intersected."""
    starts: Ints = np.empty(0, dtype=np.int64)
    for number, ((owners, positions), offset) in enumerate(zip(places, offsets, strict=True)):
        mine = (owners << ROW_SHIFT) + positions - offset + MOST_WORDS
        starts = np.intersect1d(starts, mine, assume_unique=True) if number else mine
    return np.unique(starts >> ROW_SHIFT)
