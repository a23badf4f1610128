"""The first hits of a segment in the order of search_index.ranking, by arrays."""

from math import isnan
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.columns import NAMES, Columns, Floats, Ints
from search_index.engines.whoosh.matching import Match
from search_index.engines.whoosh.narrowing import Narrowing
from search_index.query import SearchQuery, Sort
from search_index.ranking import FIRST_MIX, GOLDEN, SCORE_STEPS, SECOND_MIX, seed_state
from search_index.results import Hit

Hashes = npt.NDArray[np.uint64]


class Candidate(NamedTuple):
    """A hit behind what it is sorted on, comparable with those of other segments."""

    key: float | str
    tie: int
    id: int
    version: int
    score: float
    metres: float


def hit(candidate: Candidate) -> Hit:
    distance = None if isnan(candidate.metres) else candidate.metres / 1000
    return Hit(candidate.id, candidate.version, candidate.score, distance)


def first_candidates(
    columns: Columns, match: Match, narrowing: Narrowing, query: SearchQuery, most: int
) -> list[Candidate]:
    """The best `most` rows of one segment, in order."""
    rows = np.flatnonzero(narrowing.passing)
    keys = _keys(columns, match, narrowing, query)[rows]
    ties = tie_breaks(query.seed, columns.ids[rows])
    if most < len(rows):
        kept = _smallest(keys, ties, most)
        rows, keys, ties = rows[kept], keys[kept], ties[kept]
    order = np.lexsort((columns.ids[rows], ties, keys))[:most]
    rows, ties = rows[order], ties[order]
    return [
        Candidate(*values)
        for values in zip(
            _comparable(columns, keys[order], query),
            ties.tolist(),
            columns.ids[rows].tolist(),
            columns.versions[rows].tolist(),
            match.scores[rows].tolist(),
            _distances(narrowing, rows),
            strict=True,
        )
    ]


def tie_breaks(seed: int, ids: Ints) -> Hashes:
    """ranking.tie_break for many ids: unsigned 64-bit numbers wrap around by themselves."""
    value = (np.uint64(seed_state(seed)) ^ ids.astype(np.uint64)) + np.uint64(GOLDEN)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(FIRST_MIX)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(SECOND_MIX)
    return np.asarray(value ^ (value >> np.uint64(31)))


def _keys(columns: Columns, match: Match, narrowing: Narrowing, query: SearchQuery) -> Floats | Ints:
    """Of every row, ascending is better. Without the value: last."""
    if query.sort is Sort.NAME:
        return columns.name_ranks
    if query.sort is Sort.VERIFIED:
        return np.asarray(-columns.verified)
    if query.sort is Sort.RELEVANCE:
        return np.asarray(-np.rint(match.scores * SCORE_STEPS))
    if narrowing.metres is None:
        return np.zeros(len(columns))
    return np.nan_to_num(narrowing.metres, nan=np.inf)


def _smallest(keys: Floats | Ints, ties: Hashes, most: int) -> Ints:
    """Indices of at least all that can be among the first `most`, and of few others."""
    bound = np.partition(keys, most - 1)[most - 1]
    better, equal = np.flatnonzero(keys < bound), np.flatnonzero(keys == bound)
    wanted = most - len(better)
    if wanted < len(equal):
        equal = equal[np.argpartition(ties[equal], wanted - 1)[:wanted]]
    return np.concatenate((better, equal))


def _comparable(columns: Columns, keys: Floats | Ints, query: SearchQuery) -> list[float | str]:
    """Ranks of names count in one segment only: give the names themselves."""
    if query.sort is Sort.NAME:
        names = columns.keywords[NAMES].values
        return [names[int(rank)] for rank in keys]
    return list(keys.tolist())


def _distances(narrowing: Narrowing, rows: Ints) -> list[float]:
    if narrowing.metres is None:
        return [float("nan")] * len(rows)
    return list(narrowing.metres[rows].tolist())
