"""Postings of a segment: gathered as flat arrays of occurrences and sorted by term."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search_index.analysis import Analysed
from search_index.engines.whoosh.arrays import AnyArray, Bools, Bytes, Ints, Rows
from search_index.engines.whoosh.vocabulary import Numbers, in_order

Weights = npt.NDArray[np.float32]
Places = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class PostingList:
    """Of one term: ascending rows and its weight in each."""

    rows: Rows
    weights: Weights
    starts: Places
    positions: Places

    def positions_in(self, rows: Ints) -> tuple[Ints, Places]:
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

    def stored(self) -> list[AnyArray]:
        """What goes into a file, one after the other."""
        return [np.array([len(self.rows)], dtype=np.uint32), self.rows, self.weights, self.starts, self.positions]

    @classmethod
    def from_bytes(cls, stored: Bytes) -> "Postings":
        """A view on what `stored` put into a file; nothing is copied."""
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


@dataclass(frozen=True)
class Summary:
    """What the dictionary says of a term: where its postings are, and the sum and bounds that Whoosh asks for."""

    first: int
    count: int
    weight: float
    heaviest: float
    first_row: int
    last_row: int


@dataclass(frozen=True)
class Inverted:
    """The terms of a segment as UTF-8 in ascending order; the postings of term i begin at starts[i]."""

    terms: list[bytes]
    starts: Ints
    postings: Postings

    def summaries(self) -> Iterator[tuple[bytes, Summary]]:
        if not self.terms:
            return
        begins = self.starts[:-1]
        weights = self.postings.weights
        facts = (
            begins,
            np.diff(self.starts),
            np.add.reduceat(weights, begins),
            np.maximum.reduceat(weights, begins),
            self.postings.rows[begins],
            self.postings.rows[self.starts[1:] - 1],
        )
        for term, *values in zip(self.terms, *(each.tolist() for each in facts), strict=True):
            yield term, Summary(*values)


class PostingsBuilder:
    """Rows must come in ascending order."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._terms = array("i")
        self._rows = array("i")
        self._weights = array("f")
        self._positions = array("I")

    def add(self, row: int, analysed: Analysed) -> None:
        self._terms.extend(map(self._numbers.__getitem__, analysed.terms))
        self._rows.extend(array("i", (row,)) * len(analysed.terms))
        self._weights.extend(analysed.weights)
        self._positions.extend(analysed.positions)

    def build(self) -> Inverted:
        if not self._terms:
            return Inverted([], np.zeros(1, dtype=np.int64), NO_POSTINGS)
        names, terms, order = in_order(self._numbers, self._terms)
        rows = np.frombuffer(self._rows, dtype=np.int32)[order]
        starts = np.flatnonzero(_changes(terms) | _changes(rows))
        weights = np.add.reduceat(np.frombuffer(self._weights, dtype=np.float32)[order], starts)
        positions = np.frombuffer(self._positions, dtype=np.uint32)[order]
        postings = Postings(rows[starts], weights, np.append(starts, len(rows)).astype(np.uint32), positions)
        first_of_term = np.flatnonzero(_changes(terms[starts]))
        return Inverted([name.encode() for name in names], np.append(first_of_term, len(starts)), postings)


def _changes(values: Rows) -> Bools:
    """Whether each value differs from the one before it; the first does."""
    return np.concatenate(([True], values[1:] != values[:-1]))
