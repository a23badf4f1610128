"""The first hits in the order of search_index.ranking, by arrays."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import AnyArray, Floats, Ints
from search_index.engines.whoosh.columns import NAMES
from search_index.engines.whoosh.matching import Scoring
from search_index.engines.whoosh.narrowing import Narrowing
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.query import SearchQuery, Sort
from search_index.ranking import FIRST_MIX, GOLDEN, SCORE_STEPS, SECOND_MIX, seed_state
from search_index.results import Hit

Hashes = npt.NDArray[np.uint64]
_GOLDEN, _FIRST_MIX, _SECOND_MIX = np.array((GOLDEN, FIRST_MIX, SECOND_MIX), dtype=np.uint64)
_FIRST_SHIFT, _SECOND_SHIFT, _LAST_SHIFT = np.array((30, 27, 31), dtype=np.uint64)  # as in ranking.mix
TiesOf = Callable[[Ints], Hashes]


def first_hits(
    snapshot: Snapshot, narrowing: Narrowing, scoring: Scoring, query: SearchQuery, wanted: slice
) -> tuple[Hit, ...]:
    """Those of the hits that stand at the wanted places."""
    rows = narrowing.rows
    if query.sort is Sort.RELEVANCE:
        scores = scoring.scores(rows)
        first = first_places(-np.rint(scores * SCORE_STEPS), snapshot.ids, rows, query.seed, wanted)
        return _hits(snapshot, narrowing, rows[first], scores[first])
    if query.sort is Sort.NAME:
        rows = _by_name(snapshot, rows, query.seed, wanted)
    else:
        keys = _keys(snapshot, narrowing, query, rows)
        rows = rows[first_places(keys, snapshot.ids, rows, query.seed, wanted)]
    ascending, places = np.unique(rows, return_inverse=True)
    return _hits(snapshot, narrowing, rows, scoring.scores(ascending)[places])


def tie_breaks(seed: int, ids: Ints) -> Hashes:
    """ranking.tie_break for many ids: unsigned 64-bit numbers wrap around by themselves."""
    value = (np.uint64(seed_state(seed)) ^ ids.astype(np.uint64)) + _GOLDEN
    value = (value ^ (value >> _FIRST_SHIFT)) * _FIRST_MIX
    value = (value ^ (value >> _SECOND_SHIFT)) * _SECOND_MIX
    return np.asarray(value ^ (value >> _LAST_SHIFT))


def first_places(keys: AnyArray, all_ids: Ints, rows: Ints, seed: int, wanted: slice) -> Ints:
    """Which of the rows come at the wanted places, in order: by key, then as the seed draws, then by id."""
    kept = _smallest(keys, wanted.stop, lambda places: tie_breaks(seed, all_ids[rows[places]]))
    ids = all_ids[rows[kept]]
    order = np.lexsort((ids, tie_breaks(seed, ids), keys[kept]))
    return kept[order[wanted]]


def _smallest(keys: AnyArray, most: int, ties_of: TiesOf) -> Ints:
    """The places of at least all that can be among the first `most`, and of few others."""
    if most >= len(keys):
        return np.arange(len(keys))
    bound = np.partition(keys, most - 1)[most - 1]
    better, equal = (keys < bound).nonzero()[0], (keys == bound).nonzero()[0]
    missing = most - len(better)
    if missing < len(equal):
        ties = ties_of(equal)
        equal = equal[ties <= np.partition(ties, missing - 1)[missing - 1]]
    return np.concatenate((better, equal))


def _keys(snapshot: Snapshot, narrowing: Narrowing, query: SearchQuery, rows: Ints) -> AnyArray:
    """Of each row, ascending is better. Without the value: last."""
    if query.sort is Sort.VERIFIED:
        return -snapshot.verified.take(rows)
    metres = narrowing.metres(rows)
    return np.zeros(len(rows)) if metres is None else np.nan_to_num(metres, nan=np.inf)


def _by_name(snapshot: Snapshot, rows: Ints, seed: int, wanted: slice) -> Ints:
    """Names are in order within a segment only: the first of each segment are compared as strings."""
    first: list[tuple[str, int, int, int]] = []
    for part in snapshot.parts:
        begin, end = np.searchsorted(rows, (part.rows.start, part.rows.stop))
        own = rows[begin:end]
        ranks = part.columns.name_ranks.take(own - part.start)
        best = first_places(ranks, snapshot.ids, own, seed, slice(0, wanted.stop))
        ids = snapshot.ids[own[best]]
        names = part.columns.keywords[NAMES].values
        keys = ([names[rank] for rank in ranks[best].tolist()], tie_breaks(seed, ids).tolist(), ids.tolist())
        first += zip(*keys, own[best].tolist(), strict=True)
    return np.array([each[-1] for each in sorted(first)[wanted]], dtype=np.int64)


def _hits(snapshot: Snapshot, narrowing: Narrowing, rows: Ints, scores: Floats) -> tuple[Hit, ...]:
    ids, versions = snapshot.ids[rows].tolist(), snapshot.versions[rows].tolist()
    metres = narrowing.metres(rows)
    distances = _kilometres(metres.tolist()) if metres is not None else [None] * len(ids)
    return tuple(map(Hit, ids, versions, scores.tolist(), distances))


def _kilometres(metres: Sequence[float]) -> list[float | None]:
    return [None if each != each else each / 1000 for each in metres]  # NaN alone differs from itself
