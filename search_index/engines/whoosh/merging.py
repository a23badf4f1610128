"""Several segments made into one, with array operations: nothing is done per posting or per row in Python.

Postings and keyword columns are both lists of rows, one list per term or value. Where each entry of a list goes
follows from how long the lists of the segments before it are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import AnyArray, Bools, Floats, Ints, Rows
from search_index.engines.whoosh.columns import KEYWORD_COLUMNS, Columns, Keywords, arrays_of
from search_index.engines.whoosh.postings import NO_POSTINGS, Inverted, Places, Postings
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.vocabulary import Vocabulary, united

Scalar = TypeVar("Scalar", bound=np.generic)

NO_ROWS = np.empty(0, dtype=np.int32)
AT_ONCE = 1 << 20  # entries that are moved at once, which bounds the memory that moving takes


@dataclass(frozen=True)
class Source:
    """A segment to take over: `moved_to` gives the new row of each of its rows, -1 for one that goes."""

    segment: Segment
    moved_to: Ints

    @property
    def kept(self) -> Bools:
        return self.moved_to >= 0


def sources(segments: Sequence[Segment], current: Sequence[Bools]) -> list[Source]:
    """The current rows of each segment, one segment after another."""
    found, start = [], 0
    for segment, kept in zip(segments, current, strict=True):
        moved_to = np.cumsum(kept) - 1 + start
        found.append(Source(segment, np.where(kept, moved_to, -1)))
        start += int(np.count_nonzero(kept))
    return found


def merged_columns(taken: Sequence[Source]) -> dict[str, AnyArray]:
    """What `columns.columns_from` reads."""
    columns = [(source.segment.columns, source.kept) for source in taken]
    names = ("ids", "versions", "removed", "lengths", "verified")
    arrays: dict[str, AnyArray] = {
        name: np.concatenate([getattr(each, name)[kept] for each, kept in columns]) for name in names
    }
    arrays |= _merged_points([each for each, _ in columns], [kept for _, kept in columns])
    keywords = {name: _merged_keywords(name, taken) for name in KEYWORD_COLUMNS}
    return arrays | arrays_of(keywords)


def merged_postings(taken: Sequence[Source]) -> Inverted:
    frequencies = [source.segment.directory.frequencies() for source in taken]
    terms, term_places = united(frequencies)
    lists = [
        Lists(places, starts_of(list(counts.values())), source.segment.all_postings.rows, source.moved_to)
        for counts, places, source in zip(frequencies, term_places, taken, strict=True)
    ]
    merge = ListMerge(lists, len(terms))
    if not merge.total:
        return Inverted([], np.zeros(1, dtype=np.int64), NO_POSTINGS)
    postings = [source.segment.all_postings for source in taken]
    rows = merge.rows()
    weights = merge.moved([each.weights for each in postings])
    counts = merge.moved([np.diff(each.starts) for each in postings])
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).astype(np.uint32)
    positions = _merged_positions(merge, postings, starts)
    used = [terms[each] for each in np.flatnonzero(merge.counts).tolist()]
    return Inverted(used, merge.starts_of_used, Postings(rows, weights, starts, positions))


@dataclass(frozen=True)
class Lists:
    """Lists of rows of one segment: list i belongs to value `values[i]` of the union and begins at starts[i]."""

    values: Ints
    starts: Ints
    rows: Rows
    moved_to: Ints


@dataclass(frozen=True)
class Piece:
    """Some lists in a row: the entries that are kept of `entries`, and where each of these goes."""

    number: int
    entries: slice
    kept: Bools
    goes_to: Ints


class ListMerge:
    """Where every entry of several sets of lists goes when the lists of one value are put end to end."""

    def __init__(self, lists: Sequence[Lists], values: int) -> None:
        self._lists = lists
        self.counts = np.zeros(values, dtype=np.int64)
        for each in lists:
            self.counts[each.values] += _kept_per_list(each)
        self.total = int(self.counts.sum())

    @property
    def starts_of_used(self) -> Ints:
        """Where the lists begin that are not empty."""
        return starts_of(self.counts[self.counts > 0])

    def pieces(self) -> Iterator[Piece]:
        ends = starts_of(self.counts)[:-1]  # moves on as lists are taken over
        for number, lists in enumerate(self._lists):
            for first, last in _portions(lists.starts):
                begin, end = int(lists.starts[first]), int(lists.starts[last])
                kept = lists.moved_to[lists.rows[begin:end]] >= 0
                counts = _totals(kept, lists.starts[first : last + 1] - begin)
                values = lists.values[first:last]
                yield Piece(number, slice(begin, end), kept, _spread(ends[values], counts))
                ends[values] += counts

    def rows(self) -> Rows:
        moved = np.empty(self.total, dtype=np.int32)
        for piece in self.pieces():
            lists = self._lists[piece.number]
            moved[piece.goes_to] = lists.moved_to[lists.rows[piece.entries].compress(piece.kept)]
        return moved

    def moved(self, arrays: Sequence[npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
        """One array with an entry per row of each set of lists, put in the new order."""
        moved = np.empty(self.total, dtype=arrays[0].dtype)
        for piece in self.pieces():
            moved[piece.goes_to] = arrays[piece.number][piece.entries].compress(piece.kept)
        return moved


def starts_of(counts: Ints | list[int]) -> Ints:
    """Where each of several runs begins, and where the last one ends."""
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def _merged_keywords(name: str, taken: Sequence[Source]) -> Keywords:
    parts = [(source.segment.columns.keywords[name], source.moved_to) for source in taken]
    values, places = united([keywords.labels for keywords, _ in parts])
    lists = [Lists(at, each.starts, each.rows, moved_to) for at, (each, moved_to) in zip(places, parts, strict=True)]
    merge = ListMerge(lists, len(values))
    used = [values[each] for each in np.flatnonzero(merge.counts).tolist()]
    expires = any(keywords.expires for keywords, _ in parts)
    last_days = merge.moved([keywords.days for keywords, _ in parts]).astype(np.int32) if expires else NO_ROWS
    return Keywords(Vocabulary.of(used), merge.starts_of_used, merge.rows(), last_days)


def _merged_positions(merge: ListMerge, postings: Sequence[Postings], starts: Places) -> Places:
    moved = np.empty(int(starts[-1]), dtype=np.uint32)
    for piece in merge.pieces():
        source = postings[piece.number]
        bounds = source.starts[piece.entries.start : piece.entries.stop + 1].astype(np.int64)
        counts = np.diff(bounds)
        positions = source.positions[bounds[0] : bounds[-1]].compress(np.repeat(piece.kept, counts))
        moved[_spread(starts[piece.goes_to].astype(np.int64), counts.compress(piece.kept))] = positions
    return moved


def _merged_points(columns: Sequence[Columns], kept: Sequence[Bools]) -> dict[str, AnyArray]:
    """Every point once, the one that stands for none first."""
    points: Floats = np.concatenate([np.stack((each.x, each.y, each.z), axis=1)[1:] for each in columns])
    distinct, numbers = np.unique(points, axis=0, return_inverse=True)
    places, first = [], 0
    for each, rows in zip(columns, kept, strict=True):
        count = len(each.x) - 1
        moved_to = np.concatenate(([0], numbers.reshape(-1)[first : first + count] + 1)).astype(np.int32)
        places.append(moved_to[each.places[rows]])
        first += count
    nowhere = np.full((1, 3), np.nan)
    axes = np.concatenate((nowhere, distinct)).T
    return {"places": np.concatenate(places), **dict(zip("xyz", axes, strict=True))}


def _portions(starts: Ints) -> Iterator[tuple[int, int]]:
    """The lists in portions of about AT_ONCE entries: first and one past the last of each."""
    first, lists = 0, len(starts) - 1
    while first < lists:
        last = int(np.searchsorted(starts, starts[first] + AT_ONCE, side="right")) - 1
        last = max(first + 1, min(last, lists))
        yield first, last
        first = last


def _kept_per_list(lists: Lists) -> Ints:
    return _totals(lists.moved_to[lists.rows] >= 0, lists.starts)


def _totals(kept: Bools, starts: Ints) -> Ints:
    """How many entries of each list are kept."""
    return np.diff(np.concatenate(([0], np.cumsum(kept, dtype=np.int64)))[starts])


def _spread(begins: Ints, counts: Ints) -> Ints:
    """The numbers from each of `begins` on, as many as `counts` says."""
    return np.repeat(begins - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
