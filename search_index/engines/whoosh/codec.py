"""A Whoosh codec: Whoosh's files, term dictionary and segments, with postings that are arrays on disk.

Whoosh writes and reads postings one by one; these are written and memory-mapped as a whole. Whoosh's own
readers can still read them, through `postings_reader`. All that is used here is the same in Whoosh-Reloaded.
"""

from pathlib import Path
from typing import Any

import numpy as np
from whoosh.analysis.analyzers import Analyzer
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Positions
from whoosh.index import _DEF_INDEX_NAME, TOC, FileIndex, clean_files
from whoosh.matching.mcore import ListMatcher

from search_index.engines.whoosh.postings import Inverted, Postings, Summary

TEXT = "text"
BaseCodec: Any = W3Codec  # not annotated


class ArrayCodec(BaseCodec):  # type: ignore[misc]  # see BaseCodec
    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        dbfile.seek(0)
        stored = np.frombuffer(dbfile.read(), dtype=np.uint8)
        found = Postings.from_bytes(stored).of(*extent(terminfo))
        values = [format_.encode(found.positions_at(index)) for index in range(len(found.rows))]
        return ListMatcher(found.rows.tolist(), found.weights.tolist(), values, format_, scorer=scorer, term=term)


class WritingCodec(ArrayCodec):
    """Apart from the one that is pickled with a segment, because it holds the postings."""

    def __init__(self, postings: Postings) -> None:
        super().__init__()
        self._postings = postings

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> "ArrayPostingsWriter":  # noqa: FBT001, FBT002  # Whoosh's signature
        for array in self._postings.stored():
            dbfile.write(array.tobytes())
        return ArrayPostingsWriter()


class ArrayPostingsWriter:
    """Whoosh asks for one per field, and calls start, add and finish for each term."""

    def __init__(self) -> None:
        self._term_info = W3TermInfo()

    def start_postings(self, _format: Any, _term_info: Any) -> None:
        self._term_info = W3TermInfo()

    def add_posting(self, summary: Summary, _weight: Any, _value: Any, _length: Any) -> None:
        """Once per term: its list lies among the postings of the segment, which are written at once."""
        self._term_info = W3TermInfo(
            weight=summary.weight,
            df=summary.count,
            maxweight=summary.heaviest,
            minid=summary.first_row,
            maxid=summary.last_row,
        )
        self._term_info.set_extent(summary.first, summary.count)

    def finish_postings(self) -> W3TermInfo:
        return self._term_info


def extent(term_info: Any) -> tuple[int, int]:
    """First posting of a term and their number."""
    return term_info.extent()[0], term_info.doc_frequency()


def schema() -> Schema:
    """One text in which all fields of a document lie, weighted: see search_index.scoring."""
    return Schema(**{TEXT: FieldType(format=Positions(), analyzer=Analyzer())})


def write_segment(folder: Path, inverted: Inverted, documents: int) -> Any:
    """Write dictionary and postings of a new Whoosh segment, which no table of contents names yet."""
    storage = FileStorage(str(folder))
    segment = ArrayCodec().new_segment(storage, _DEF_INDEX_NAME)
    writer = WritingCodec(inverted.postings).field_writer(storage, segment)
    writer.start_field(TEXT, schema()[TEXT])
    for term, summary in inverted.summaries():
        writer.start_term(term)
        writer.add(summary, 0.0, b"", None)
        writer.finish_term()
    writer.finish_field()
    writer.close()
    segment.set_doc_count(documents)
    return segment


def create_index(folder: Path) -> None:
    FileIndex.create(FileStorage(str(folder)), schema())


class Contents:
    """Whoosh's table of contents in a folder: the segments of each commit and what is deleted in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = FileStorage(str(folder))

    def newest(self) -> int:
        """The number of the last commit, -1 without any."""
        return int(TOC._latest_generation(self._storage, _DEF_INDEX_NAME))

    def file(self, commit: int) -> Path:
        return self._folder / str(TOC._filename(_DEF_INDEX_NAME, commit))

    def segments(self, commit: int) -> list[Any]:
        return list(TOC.read(self._storage, _DEF_INDEX_NAME, gen=commit, schema=schema()).segments)

    def save(self, commit: int, segments: list[Any]) -> None:
        """Show these segments from now on, at once, and clear away the files of others."""
        TOC(schema(), segments, commit).write(self._storage, _DEF_INDEX_NAME)
        clean_files(self._storage, _DEF_INDEX_NAME, commit, segments)

    def lock(self) -> Any:
        """Whoosh's own lock on writing, not yet taken: it keeps foreign Whoosh writers out."""
        return self._storage.lock(f"{_DEF_INDEX_NAME}_WRITELOCK")
