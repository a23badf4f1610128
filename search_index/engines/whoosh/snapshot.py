"""What a reader sees: the segments of one commit, laid end to end.

A row of a snapshot is the row of a segment plus where that segment starts. Segments start at multiples of 64,
so that sets of their rows as bits can be put beside each other; the rows in between are never live.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import Bools, DamagedFile, Floats, Ints, Rows, checksum
from search_index.engines.whoosh.bits import WORD, words_for
from search_index.engines.whoosh.codec import Contents
from search_index.engines.whoosh.columns import Columns
from search_index.engines.whoosh.postings import Weights
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.store import State
from search_index.scoring import length_norm

CACHED_COUNTS = 10_000
Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True)
class Part:
    """A segment as one commit left it. `current` rows are not replaced; `live` ones not deleted either."""

    segment_id: str
    segment: Segment
    start: int
    current: Bools
    live: Bools

    @property
    def columns(self) -> Columns:
        return self.segment.columns

    @property
    def rows(self) -> slice:
        return slice(self.start, self.start + len(self.columns))


class Snapshot:
    """Immutable, so that a question is answered from one state whatever is written meanwhile."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self.size = max((part.start + WORD * words_for(len(part.columns)) for part in parts), default=0)
        self.live = self.laid_out(lambda part: part.live, np.bool_)
        self.documents = int(np.count_nonzero(self.live))
        self.all_live = self.documents == sum(len(part.columns) for part in self.parts)
        self.count_with = lru_cache(maxsize=CACHED_COUNTS)(self._count_with)

    def laid_out(self, column: Callable[[Part], npt.NDArray[Any]], kind: type[Scalar]) -> npt.NDArray[Scalar]:
        """A column of all segments as one; zero between them."""
        whole = np.zeros(self.size, dtype=kind)
        for part in self.parts:
            whole[part.rows] = column(part)
        return whole

    @cached_property
    def live_rows(self) -> Ints:
        return self.live.nonzero()[0]

    @cached_property
    def ids(self) -> Ints:
        return self.laid_out(lambda part: part.columns.ids, np.int64)

    @cached_property
    def versions(self) -> Ints:
        return self.laid_out(lambda part: part.columns.versions, np.int64)

    @cached_property
    def verified(self) -> Rows:
        """A day's ordinal, 0 for never."""
        return self.laid_out(lambda part: part.columns.verified, np.int32)

    @cached_property
    def average_length(self) -> float:
        """Of the live documents; lengths are exact, so the order of adding does not matter."""
        total = sum(float(part.columns.lengths[part.live].sum()) for part in self.parts)
        return total / self.documents if self.documents else 0.0

    @cached_property
    def norms(self) -> Floats:
        """The length norm of each row."""
        lengths = self.laid_out(lambda part: part.columns.lengths, np.float64)
        return length_norm(lengths, self.average_length or 1.0)

    @cached_property
    def points(self) -> tuple[Floats, Floats, Floats]:
        """The different points of all segments as unit vectors; see `places`."""
        axes = [np.concatenate([getattr(part.columns, axis) for part in self.parts] or [np.empty(0)]) for axis in "xyz"]
        return axes[0], axes[1], axes[2]

    @cached_property
    def places(self) -> Rows:
        """Which of the points each row is at."""
        places = np.zeros(self.size, dtype=np.int32)
        first = 0
        for part in self.parts:
            places[part.rows] = part.columns.places + first
            first += len(part.columns.x)
        return places

    def rows_of(self, term: str) -> Ints:
        """All rows that have a term, live or not, ascending."""
        found = [(part.segment.postings(term).rows, part.start) for part in self.parts]
        return joined([np.add(rows, start, dtype=np.int64) for rows, start in found if len(rows)], np.int64)

    def weights_of(self, term: str) -> Weights:
        """Of the term in each of its rows."""
        found = [part.segment.postings(term).weights for part in self.parts]
        return joined([weights for weights in found if len(weights)], np.float32)

    def _count_with(self, term: str) -> int:
        """In how many live documents a term occurs."""
        rows = self.rows_of(term)
        return len(rows) if self.all_live else int(np.count_nonzero(self.live.take(rows)))


def joined(pieces: list[npt.NDArray[Any]], kind: type[Scalar]) -> npt.NDArray[Scalar]:
    if len(pieces) == 1:
        return pieces[0]
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=kind)


def contents_checksum(folder: Path, commit: int) -> int:
    """Of Whoosh's table of contents: the segments of a commit and what is deleted in each."""
    return checksum(Contents(folder).file(commit))


def open_snapshot(folder: Path, state: State, known: Mapping[str, Segment]) -> Snapshot:
    """Read the newest commit; segments that are open already are taken from `known`, by their id.

    The newest commit is one that the state does not name yet when its writer was killed, or is just about to
    name it. Raises DamagedFile or anything that unpickling damaged bytes ends in.
    """
    contents = Contents(folder)
    newest = contents.newest()
    if newest < state.commit:
        raise DamagedFile(folder)
    if newest == state.commit and contents_checksum(folder, newest) != state.contents:
        raise DamagedFile(folder)
    return Snapshot(_parts(folder, contents.segments(newest), known))


def _parts(folder: Path, whoosh_segments: Sequence[Any], known: Mapping[str, Segment]) -> list[Part]:
    parts, start = [], 0
    for each in whoosh_segments:
        segment_id = each.segment_id()
        segment = known.get(segment_id) or Segment(folder, each)
        current = current_rows(each)
        parts.append(Part(segment_id, segment, start, current, current & ~segment.columns.removed))
        start += WORD * words_for(len(current))
    return parts


def current_rows(whoosh_segment: Any) -> Bools:
    current = np.ones(whoosh_segment.doc_count_all(), dtype=np.bool_)
    current[list(whoosh_segment.deleted_docs())] = False
    return current
