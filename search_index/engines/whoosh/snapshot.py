"""What a reader sees: the segments of one commit, with the rows that are live in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import _DEF_INDEX_NAME, TOC

from search_index.engines.whoosh.arrays import DamagedFile, checksum
from search_index.engines.whoosh.codec import schema
from search_index.engines.whoosh.columns import Bools, Columns, Floats
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.store import State
from search_index.scoring import length_norm


@dataclass(frozen=True)
class Part:
    """A segment as one commit left it. `current` rows are not replaced; `live` ones not deleted either."""

    segment_id: str
    segment: Segment
    current: Bools
    live: Bools

    @property
    def columns(self) -> Columns:
        return self.segment.columns

    @cached_property
    def live_count(self) -> int:
        return int(np.count_nonzero(self.live))

    @cached_property
    def all_live(self) -> bool:
        return self.live_count == len(self.columns)


class Snapshot:
    """Immutable, so that a question is answered from one state whatever is written meanwhile."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self.documents = sum(part.live_count for part in self.parts)
        self._counts: dict[str, int] = {}

    @cached_property
    def average_length(self) -> float:
        """Of the live documents; lengths are exact, so the order of adding does not matter."""
        total = sum(float(part.columns.lengths[part.live].sum()) for part in self.parts)
        return total / self.documents if self.documents else 0.0

    @cached_property
    def norms(self) -> tuple[Floats, ...]:
        """Per part the length norm of each row."""
        return tuple(length_norm(part.columns.lengths, self.average_length or 1.0) for part in self.parts)

    def count_with(self, term: str) -> int:
        """In how many live documents a term occurs."""
        if term not in self._counts:
            self._counts[term] = sum(_count_live(part, term) for part in self.parts)
        return self._counts[term]


def contents_checksum(folder: Path, commit: int) -> int:
    """Of Whoosh's table of contents: the segments of a commit and what is deleted in each."""
    return checksum(folder / str(TOC._filename(_DEF_INDEX_NAME, commit)))


def open_snapshot(folder: Path, state: State, known: Mapping[str, Segment]) -> Snapshot:
    """Read the newest commit; segments that are open already are taken from `known`, by their id.

    The newest commit is one that the state does not name yet when its writer was killed, or is just about to
    name it. Raises DamagedFile or anything that unpickling damaged bytes ends in.
    """
    storage = FileStorage(str(folder))
    newest = TOC._latest_generation(storage, _DEF_INDEX_NAME)
    if newest < state.commit:
        raise DamagedFile(folder)
    if newest == state.commit and contents_checksum(folder, newest) != state.contents:
        raise DamagedFile(folder)
    contents = TOC.read(storage, _DEF_INDEX_NAME, gen=newest, schema=schema())
    return Snapshot([_part(storage, folder, each, known) for each in contents.segments])


def _part(storage: Any, folder: Path, whoosh_segment: Any, known: Mapping[str, Segment]) -> Part:
    segment_id = whoosh_segment.segment_id()
    segment = known.get(segment_id) or Segment(storage, folder, whoosh_segment)
    current = current_rows(whoosh_segment)
    return Part(segment_id, segment, current, current & ~segment.columns.removed)


def current_rows(whoosh_segment: Any) -> Bools:
    current = np.ones(whoosh_segment.doc_count_all(), dtype=np.bool_)
    current[list(whoosh_segment.deleted_docs())] = False
    return current


def _count_live(part: Part, term: str) -> int:
    rows = part.segment.postings(term).rows
    return len(rows) if part.all_live else int(np.count_nonzero(part.live[rows]))
