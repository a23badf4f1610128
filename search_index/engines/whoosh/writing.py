"""New segments, and the merging of small ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError
from whoosh.writing import SegmentWriter

from search_index.analysis import Analysed, analyse
from search_index.documents import SupplierDocument
from search_index.engine import WriterBusy
from search_index.engines.whoosh.arrays import write_arrays
from search_index.engines.whoosh.building import ColumnsBuilder
from search_index.engines.whoosh.codec import TEXT, ArrayCodec, schema
from search_index.engines.whoosh.columns import Bools
from search_index.engines.whoosh.postings import PostingsBuilder
from search_index.engines.whoosh.segments import Segment, columns_file, whoosh_files
from search_index.engines.whoosh.snapshot import Snapshot, current_rows
from search_index.language import Language

MERGE_AT = 8  # segments of about one size
LARGEST_SEGMENT = 12_000  # documents; from half of it on, a segment stays as it is


class Commit:
    """One change of an index: rows that go, rows that come, in a new segment that takes small ones in.

    `snapshot` must be of the newest commit. Raises WriterBusy when a foreign Whoosh writer is at work.
    """

    def __init__(self, folder: Path, snapshot: Snapshot, language: Language) -> None:
        self._snapshot = snapshot
        self._language = language
        index = FileIndex(FileStorage(str(folder)), schema=schema())
        try:
            self._writer = ColumnWriter(index, folder)
        except LockError as error:
            raise WriterBusy("another program writes this folder") from error
        self.is_saved = False

    @property
    def number(self) -> int:
        """Whoosh's number of this commit."""
        return int(self._writer.generation)

    def put_newest(self, documents: Iterable[SupplierDocument]) -> None:
        """Add or replace what is not held at a newer version."""
        newest = _newest_by_id(documents)
        versions = {each.id: each.version for each in newest.values()}
        for supplier_id in self._make_room(versions):
            document = newest[supplier_id]
            self._writer.add(document, analyse(document, self._language))

    def remove(self, versions: Mapping[int, int]) -> None:
        """Take out what is not held at a newer version; the version stays, to keep an older one out."""
        for supplier_id in self._make_room(versions):
            self._writer.add_removal(supplier_id, versions[supplier_id])

    def save(self) -> None:
        if not len(self._writer.columns):
            return
        self._writer.commit(mergetype=self._merge)
        self.is_saved = True

    def close(self) -> None:
        if not self._writer.is_closed:
            self._writer.cancel()

    def _make_room(self, versions: Mapping[int, int]) -> Iterator[int]:
        """The ids that are not held at a newer version, each after its old row is dropped."""
        held = _held_rows(self._snapshot, versions)
        for supplier_id, version in versions.items():
            old = held.get(supplier_id)
            if old and version < old.version:
                continue
            if old:
                self._writer.segments[old.part].delete_document(old.row)
            yield supplier_id

    def _merge(self, writer: "ColumnWriter", segments: list[Any]) -> list[Any]:
        """Whoosh's hook: takes small segments into the new one and returns those that stay."""
        sizes = [segment.doc_count() for segment in segments]
        merged = segments_to_merge(sizes, len(writer.columns))
        for index in sorted(merged):
            if sizes[index]:
                writer.take_in(self._snapshot.parts[index].segment, current_rows(segments[index]))
        return [segment for index, segment in enumerate(segments) if index not in merged]


BaseWriter: Any = SegmentWriter  # not annotated


class ColumnWriter(BaseWriter):  # type: ignore[misc]  # see BaseWriter
    """Writes the columns too: after the segment, before the commit that shows both."""

    def __init__(self, index: FileIndex, folder: Path) -> None:
        super().__init__(index, timeout=1.0, codec=ArrayCodec(), compound=False)
        self._folder = folder
        self._postings = PostingsBuilder()
        self.columns = ColumnsBuilder()

    def add(self, document: SupplierDocument, analysed: Analysed) -> None:
        self._postings.add(len(self.columns), analysed)
        self.columns.add(document, analysed.length)
        self.add_document()

    def add_removal(self, supplier_id: int, version: int) -> None:
        self.columns.add_removal(supplier_id, version)
        self.add_document()

    def take_in(self, segment: Segment, kept: Bools) -> None:
        """Append the kept rows of an older segment."""
        moved_to = np.where(kept, np.cumsum(kept) - 1 + len(self.columns), -1)
        self._postings.add_postings(segment.frequencies(), segment.all_postings, moved_to)
        self.columns.add_columns(segment.columns, kept)
        for _ in range(int(np.count_nonzero(kept))):
            self.add_document()

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.start_field(TEXT, self.schema[TEXT])
        frequencies, postings = self._postings.build()
        first = 0
        for term, count in frequencies.items():
            self.fieldwriter.start_term(term.encode())
            self.fieldwriter.add(first, count, postings, None)  # a whole list: see ArrayPostingsWriter
            self.fieldwriter.finish_term()
            first += count
        self.fieldwriter.finish_field()
        self.fieldwriter.close()

    def _commit_toc(self, segments: Sequence[Any]) -> None:
        if len(self.columns):
            segment_id = self.newsegment.segment_id()
            files = whoosh_files(self._folder, segment_id)
            write_arrays(columns_file(self._folder, segment_id), self.columns.arrays(), belongs_to=files)
        super()._commit_toc(segments)


def segments_to_merge(sizes: Sequence[int], new: int) -> set[int]:
    """Which segments the next one takes in: the empty ones, and the small ones when they have piled up.

    Sizes fall into classes by powers of MERGE_AT, so a document is written again about once per class. What a
    commit takes in is bounded by LARGEST_SEGMENT, and so are its time and memory.
    """
    merged = {index for index, size in enumerate(sizes) if not size}
    small = [index for index, size in enumerate(sizes) if 0 < size < LARGEST_SEGMENT // 2]
    for size_class in sorted({_size_class(sizes[index]) for index in small}, reverse=True):
        piled_up = sum(_size_class(sizes[index]) == size_class for index in small)
        if piled_up + (_size_class(new) == size_class) >= MERGE_AT:
            return merged | _fitting([index for index in small if _size_class(sizes[index]) <= size_class], sizes)
    return merged


def _fitting(segments: list[int], sizes: Sequence[int]) -> set[int]:
    """The smallest ones that together make no more than one large segment."""
    totals = accumulate(sizes[index] for index in sorted(segments, key=sizes.__getitem__))
    count = sum(total <= LARGEST_SEGMENT for total in totals)
    return set(sorted(segments, key=sizes.__getitem__)[:count])


def _size_class(size: int) -> int:
    size_class = 0
    while size >= MERGE_AT:
        size //= MERGE_AT
        size_class += 1
    return size_class


def _newest_by_id(documents: Iterable[SupplierDocument]) -> dict[int, SupplierDocument]:
    """One document per id: Whoosh would keep both of a batch."""
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


def create_index(folder: Path) -> None:
    FileIndex.create(FileStorage(str(folder)), schema())
