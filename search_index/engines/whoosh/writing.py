"""Changes of an index: new segments, what is deleted in old ones, and the commit that shows both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from search_index.analysis import analyse
from search_index.documents import SupplierDocument
from search_index.engine import WriterBusy
from search_index.engines.whoosh.arrays import AnyArray, write_arrays
from search_index.engines.whoosh.building import ColumnsBuilder
from search_index.engines.whoosh.codec import Contents, write_segment
from search_index.engines.whoosh.directory import directory_arrays
from search_index.engines.whoosh.postings import Inverted, PostingsBuilder
from search_index.engines.whoosh.segments import columns_file, whoosh_files
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.fields import FOREVER
from search_index.language import Language


class Commit:
    """The segments of the newest commit, and the right to show others.

    Raises WriterBusy when a foreign Whoosh writer is at work.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._contents = Contents(folder)
        self._foreign_writers = self._contents.lock()
        if not self._foreign_writers.acquire():
            raise WriterBusy("another program writes this folder")
        self.number = self._contents.newest()
        self.segments = self._contents.segments(self.number)

    def show(self, segments: Sequence[Any]) -> None:
        """From now on these; one without a current row is left out."""
        self._contents.save(self.number + 1, [each for each in segments if each.doc_count() > 0])
        self.number += 1

    def close(self) -> None:
        self._foreign_writers.release()


class Change:
    """Rows that go, and rows that come in a segment of their own; `snapshot` must be of the commit's segments."""

    def __init__(self, commit: Commit, snapshot: Snapshot, language: Language) -> None:
        self._commit = commit
        self._snapshot = snapshot
        self._language = language
        self._postings = PostingsBuilder()
        self._columns = ColumnsBuilder()

    def put_newest(self, documents: Iterable[SupplierDocument]) -> None:
        """Add or replace what is not held at a newer version."""
        newest = _newest_by_id(documents)
        versions = {each.id: each.version for each in newest.values()}
        for supplier_id in self._make_room(versions):
            analysed = analyse(newest[supplier_id], self._language)
            words = dict.fromkeys(analysed.words, FOREVER)
            self._postings.add(self._columns.add(newest[supplier_id], analysed.length, words), analysed)

    def remove(self, versions: Mapping[int, int]) -> None:
        """Take out what is not held at a newer version; the version stays, to keep an older one out."""
        for supplier_id in self._make_room(versions):
            self._columns.add_removal(supplier_id, versions[supplier_id])

    def show(self) -> None:
        """Nothing happens when nothing changes."""
        if len(self._columns):
            new = write_files(self._commit.folder, self._postings.build(), self._columns.arrays())
            self._commit.show([*self._commit.segments, new])

    def _make_room(self, versions: Mapping[int, int]) -> Iterator[int]:
        """The ids that are not held at a newer version, each after its old row is dropped."""
        held = _held_rows(self._snapshot, versions)
        for supplier_id, version in versions.items():
            old = held.get(supplier_id)
            if old and version < old.version:
                continue
            if old:
                self._commit.segments[old.part].delete_document(old.row)
            yield supplier_id


def write_files(folder: Path, inverted: Inverted, arrays: Mapping[str, AnyArray]) -> Any:
    """A new Whoosh segment with its columns, which nobody reads before a commit shows it."""
    segment = write_segment(folder, inverted, len(arrays["ids"]))
    segment_id = segment.segment_id()
    every = {**arrays, **directory_arrays(inverted)}
    write_arrays(columns_file(folder, segment_id), every, belongs_to=whoosh_files(folder, segment_id))
    return segment


def _newest_by_id(documents: Iterable[SupplierDocument]) -> dict[int, SupplierDocument]:
    newest: dict[int, SupplierDocument] = {}
    for document in documents:
        held = newest.get(document.id)
        if held is None or document.version >= held.version:
            newest[document.id] = document
    return newest


@dataclass(frozen=True)
class HeldRow:
    """Where a snapshot holds a supplier, or the memory that it was deleted."""

    part: int
    row: int
    version: int


def _held_rows(snapshot: Snapshot, ids: Iterable[int]) -> dict[int, HeldRow]:
    wanted = np.array(sorted(ids), dtype=np.int64)
    held = {}
    for number, part in enumerate(snapshot.parts):
        columns = part.columns
        for row in np.flatnonzero(part.current & np.isin(columns.ids, wanted)).tolist():
            held[int(columns.ids[row])] = HeldRow(number, row, int(columns.versions[row]))
    return held
