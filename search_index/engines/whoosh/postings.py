"""Postings of a segment: gathered as flat arrays of occurrences and sorted by term."""

from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search_index.analysis import Analysed
from search_index.engines.whoosh.columns import Ints, Rows

Weights = npt.NDArray[np.float32]
Places = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class PostingList:
    """Of one term: ascending rows and its weight in each."""

    rows: Rows
    weights: Weights
    starts: Places
    positions: Places

    def positions_in(self, rows: Rows) -> tuple[Rows, Places]:
        """All positions in some of its rows, each with its row."""
        found = np.searchsorted(self.rows, rows)
        begins = self.starts[found].astype(np.int64)
        counts = self.starts[found + 1] - begins
        shifts = begins - np.cumsum(counts) + counts  # from the place in the answer to the one in `positions`
        return np.repeat(rows, counts), self.positions[np.arange(counts.sum()) + np.repeat(shifts, counts)]

    def positions_at(self, index: int) -> list[int]:
        found: list[int] = self.positions[self.starts[index] : self.starts[index + 1]].tolist()
        return found


@dataclass(frozen=True)
class Postings:
    """Of a whole segment, term after term. `starts` has one entry more than there are postings: where the
    positions of each begin.
    """

    rows: Rows
    weights: Weights
    starts: Places
    positions: Places

    def of(self, first: int, count: int) -> PostingList:
        """A view on the postings of one term."""
        end = first + count
        return PostingList(self.rows[first:end], self.weights[first:end], self.starts[first : end + 1], self.positions)

    def to_bytes(self) -> bytes:
        count = np.array([len(self.rows)], dtype=np.uint32)
        return b"".join(part.tobytes() for part in (count, self.rows, self.weights, self.starts, self.positions))

    @classmethod
    def from_bytes(cls, stored: npt.NDArray[np.uint8]) -> "Postings":
        """A view on what `to_bytes` gave; nothing is copied."""
        words = stored.view(np.uint32)
        if not len(words):
            return NO_POSTINGS
        count = int(words[0])
        rows, weights = words[1 : 1 + count], words[1 + count : 1 + 2 * count]
        starts, positions = words[1 + 2 * count : 2 + 3 * count], words[2 + 3 * count :]
        return cls(rows.view(np.int32), weights.view(np.float32), starts, positions)


NO_POSTINGS = Postings(
    np.empty(0, dtype=np.int32),
    np.empty(0, dtype=np.float32),
    np.zeros(1, dtype=np.uint32),
    np.empty(0, dtype=np.uint32),
)


class PostingsBuilder:
    """Rows must come in ascending order."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__  # a new term gets the next number
        self._terms = array("i")
        self._rows = array("i")
        self._weights = array("f")
        self._positions = array("I")

    def add(self, row: int, analysed: Analysed) -> None:
        self._terms.extend(map(self._numbers.__getitem__, analysed.terms))
        self._rows.extend([row] * len(analysed.terms))
        self._weights.extend(analysed.weights)
        self._positions.extend(analysed.positions)

    def add_postings(self, frequencies: Mapping[str, int], postings: Postings, moved_to: Ints) -> None:
        """Take over another segment: its terms in order, with the number of postings of each.

        `moved_to` gives the new row of each of its rows, -1 for none.
        """
        numbers = np.array([self._numbers[term] for term in frequencies], dtype=np.int32)
        terms = np.repeat(numbers, np.array(list(frequencies.values()), dtype=np.int64))
        counts = np.diff(postings.starts).astype(np.int64)
        weights = np.zeros(len(postings.positions), dtype=np.float32)
        weights[postings.starts[:-1]] = postings.weights  # only the sum over a row's occurrences counts
        rows = np.repeat(moved_to[postings.rows], counts)
        kept = rows >= 0
        self._terms.frombytes(np.repeat(terms, counts)[kept].tobytes())
        self._rows.frombytes(rows[kept].astype(np.int32).tobytes())
        self._weights.frombytes(weights[kept].tobytes())
        self._positions.frombytes(postings.positions[kept].tobytes())

    def build(self) -> tuple[dict[str, int], Postings]:
        """The terms in ascending order with the number of postings of each, and the postings."""
        if not self._terms:
            return {}, NO_POSTINGS
        terms, order = self._sorted()
        rows = np.frombuffer(self._rows, dtype=np.int32)[order]
        starts = np.flatnonzero(_changes(terms) | _changes(rows))
        weights = np.add.reduceat(np.frombuffer(self._weights, dtype=np.float32)[order], starts)
        positions = np.frombuffer(self._positions, dtype=np.uint32)[order]
        ranks, frequencies = np.unique(terms[starts], return_counts=True)
        names = sorted(self._numbers)
        used = [names[rank] for rank in ranks.tolist()]
        postings = Postings(rows[starts], weights, np.append(starts, len(rows)).astype(np.uint32), positions)
        return dict(zip(used, frequencies.tolist(), strict=True)), postings

    def _sorted(self) -> tuple[Rows, Rows]:
        """The terms of all occurrences as ranks in the alphabet, ascending, and the order that sorts them so."""
        numbers = np.array([self._numbers[name] for name in sorted(self._numbers)], dtype=np.int32)
        ranks = np.empty(len(numbers), dtype=np.int32)
        ranks[numbers] = np.arange(len(numbers), dtype=np.int32)
        terms = ranks[np.frombuffer(self._terms, dtype=np.int32)]
        order = np.argsort(terms, kind="stable").astype(np.int32)  # half the memory, and enough
        return terms[order], order


def _changes(values: Rows) -> npt.NDArray[np.bool_]:
    """Whether each value differs from the one before it; the first does."""
    return np.concatenate(([True], values[1:] != values[:-1]))
