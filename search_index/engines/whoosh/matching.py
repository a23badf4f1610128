"""Which documents have the words, and how well: per segment a mask and scores."""

from dataclasses import dataclass

import numpy as np

from search_index.engines.whoosh.columns import Bools, Floats, Rows
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.language import Alternative
from search_index.parser import MOST_WORDS, TextQuery
from search_index.scoring import inverse_document_frequency, term_score

ROW_SHIFT = 32  # bits for the position in a document


@dataclass(frozen=True)
class Match:
    """Of one part: `rows` is a mask of live rows, `scores` counts only where it is set."""

    rows: Bools
    scores: Floats


@dataclass(frozen=True)
class Matches:
    """One match per part of the snapshot."""

    parts: tuple[Match, ...]
    relaxed: bool = False

    @property
    def found(self) -> bool:
        return any(part.rows.any() for part in self.parts)


def match(snapshot: Snapshot, text: TextQuery) -> Matches:
    """All groups of words, or any of them when no document has all."""
    scored = [_group_scores(snapshot, text, index) for index in range(len(snapshot.parts))]
    strict = Matches(tuple(_all_of(*each) for each in scored))
    if len(text.groups) < 2 or strict.found:
        return strict
    relaxed = Matches(tuple(_any_of(*each) for each in scored), relaxed=True)
    return relaxed if relaxed.found else strict


def _group_scores(snapshot: Snapshot, text: TextQuery, index: int) -> tuple[Bools, list[Floats]]:
    """The rows that nothing excludes, and per group the score of every row: zero where it does not match."""
    allowed = snapshot.parts[index].live.copy()
    for alternative in text.excluded:
        allowed[_fitting(snapshot.parts[index].segment, alternative)] = False
    return allowed, [_best(snapshot, index, group) for group in text.groups]


def _all_of(allowed: Bools, scores: list[Floats]) -> Match:
    total = np.zeros(len(allowed))
    for each in scores:
        allowed = allowed & (each > 0)
        total += each
    return Match(allowed, total)


def _any_of(allowed: Bools, scores: list[Floats]) -> Match:
    total = np.zeros(len(allowed))
    for each in scores:
        total += each
    return Match(allowed & (total > 0), total)


def _best(snapshot: Snapshot, index: int, group: tuple[Alternative, ...]) -> Floats:
    best = np.zeros(len(snapshot.parts[index].live))
    for alternative in group:
        rows = _fitting(snapshot.parts[index].segment, alternative)
        if len(rows):
            best[rows] = np.maximum(best[rows], _scores(snapshot, index, alternative, rows))
    return best


def _fitting(segment: Segment, alternative: Alternative) -> Rows:
    """The rows that have all the terms, and for a phrase have them together."""
    rows = segment.postings(alternative.terms[0]).rows
    for term in alternative.terms[1:]:
        rows = np.intersect1d(rows, segment.postings(term).rows, assume_unique=True)
    return _together(segment, alternative, rows) if alternative.offsets else rows


def _together(segment: Segment, phrase: Alternative, rows: Rows) -> Rows:
    """Of rows that have all terms of a phrase those where they stand together, see analysis.stands_together.

    A row and the place where the phrase would start become one number, and the terms' numbers are intersected.
    """
    starts = np.empty(0, dtype=np.int64)
    for number, (term, offset) in enumerate(zip(phrase.terms, phrase.offsets, strict=True)):
        owners, positions = segment.postings(term).positions_in(rows)
        mine = (owners.astype(np.int64) << ROW_SHIFT) + positions - offset + MOST_WORDS
        starts = np.intersect1d(starts, mine, assume_unique=True) if number else mine
    return np.unique(starts >> ROW_SHIFT).astype(np.int32)


def _scores(snapshot: Snapshot, index: int, alternative: Alternative, rows: Rows) -> Floats:
    norms = snapshot.norms[index][rows]
    total = np.zeros(len(rows))
    for term in alternative.terms:
        postings = snapshot.parts[index].segment.postings(term)
        weights = postings.weights
        if len(rows) < len(weights):
            weights = weights[np.searchsorted(postings.rows, rows)]
        idf = inverse_document_frequency(snapshot.documents, snapshot.count_with(term))
        total += term_score(idf, weights.astype(np.float64), norms)
    return alternative.weight * total
