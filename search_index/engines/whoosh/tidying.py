"""Which segments to make one of, and doing so beside a running index.

The files are written in a folder of their own, from segments that never change; only showing them needs the
right to write. What was deleted meanwhile is deleted in the new segment too.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from search_index.engines.whoosh.merging import merged_columns, merged_postings, sources
from search_index.engines.whoosh.segments import columns_file, whoosh_files
from search_index.engines.whoosh.snapshot import Part, current_rows
from search_index.engines.whoosh.writing import Commit, write_files

MERGE_AT = 6  # small segments
NEXT_SIZE = 4  # a segment up to so many times as large as the smaller ones together goes with them
MOST_DELETED = 0.3  # of the rows of a segment
BESIDE = "merging"


class Merged:
    """Some parts of a snapshot written as one segment, which is not shown yet. This is the long part of the work."""

    def __init__(self, folder: Path, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._sources = sources([part.segment for part in parts], [part.current for part in parts])
        self._folder = folder / BESIDE
        shutil.rmtree(self._folder, ignore_errors=True)  # of a merge that was killed
        self._folder.mkdir()
        self._segment = write_files(self._folder, merged_postings(self._sources), merged_columns(self._sources))

    def show(self, commit: Commit) -> None:
        """Put the new segment in the place of its parts, without what was deleted meanwhile."""
        shown = {each.segment_id(): each for each in commit.segments}
        for part, source in zip(self._parts, self._sources, strict=True):
            left = current_rows(shown[part.segment_id]) if part.segment_id in shown else np.zeros_like(part.current)
            for row in source.moved_to[part.current & ~left].tolist():
                self._segment.delete_document(row)
        segment_id = self._segment.segment_id()
        for file in (columns_file(self._folder, segment_id), *whoosh_files(self._folder, segment_id)):
            file.rename(commit.folder / file.name)
        taken = {part.segment_id for part in self._parts}
        commit.show([self._segment, *(each for key, each in shown.items() if key not in taken)])


def parts_to_merge(parts: Sequence[Part]) -> list[Part]:
    """Those that have piled up, and those of which much is deleted; in the order in which they are shown."""
    sizes = [int(np.count_nonzero(part.current)) for part in parts]
    worn = {index for index, part in enumerate(parts) if sizes[index] < (1 - MOST_DELETED) * len(part.current)}
    chosen = piled_up(sizes) | worn
    return [part for index, part in enumerate(parts) if index in chosen]


def piled_up(sizes: Sequence[int]) -> set[int]:
    """The smallest segments: each up to NEXT_SIZE times as large as all smaller ones together, MERGE_AT at least.

    So a document is written again about once each time its segment grows by a fourth, and a few small segments
    at most lie beside some that each are NEXT_SIZE times as large as the next.
    """
    total = 0
    chosen: set[int] = set()
    for index in sorted(range(len(sizes)), key=sizes.__getitem__):
        if chosen and sizes[index] > NEXT_SIZE * total:
            break
        chosen.add(index)
        total += sizes[index]
    return chosen if len(chosen) >= MERGE_AT else set()
