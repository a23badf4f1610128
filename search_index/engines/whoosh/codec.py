"""A Whoosh codec: Whoosh's files, term dictionary and segments, with postings that are arrays on disk.

Whoosh writes and reads postings one by one; these are written and memory-mapped as a whole. Whoosh's own
readers can still read them, through `postings_reader`.
"""

from typing import Any

import numpy as np
from whoosh.analysis.analyzers import Analyzer
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo
from whoosh.fields import FieldType, Schema
from whoosh.formats import Positions
from whoosh.matching.mcore import ListMatcher

from search_index.engines.whoosh.postings import Postings

TEXT = "text"
BaseCodec: Any = W3Codec  # not annotated


class ArrayCodec(BaseCodec):  # type: ignore[misc]  # see BaseCodec
    def postings_writer(self, dbfile: Any, byteids: bool = False) -> "ArrayPostingsWriter":  # noqa: FBT001, FBT002  # Whoosh's signature
        return ArrayPostingsWriter(dbfile)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        dbfile.seek(0)
        stored = np.frombuffer(dbfile.read(), dtype=np.uint8)
        found = Postings.from_bytes(stored).of(*extent(terminfo))
        values = [format_.encode(found.positions_at(index)) for index in range(len(found.rows))]
        return ListMatcher(found.rows.tolist(), found.weights.tolist(), values, format_, scorer=scorer, term=term)


class ArrayPostingsWriter:
    """Whoosh asks for one per field, and calls start, add and finish for each term."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._is_empty = True
        self._term_info = W3TermInfo()

    def start_postings(self, _format: Any, _term_info: Any) -> None:
        self._term_info = W3TermInfo()

    def add_posting(self, first: int, count: int, postings: Postings, _length: Any) -> None:
        """Once per term: where its list lies among the postings of the segment, which are written at once."""
        if self._is_empty:
            self._file.write(postings.to_bytes())
            self._is_empty = False
        found = postings.of(first, count)
        self._term_info = W3TermInfo(
            weight=float(found.weights.sum()),
            df=count,
            maxweight=float(found.weights.max()),
            minid=int(found.rows[0]),
            maxid=int(found.rows[-1]),
        )
        self._term_info.set_extent(first, count)

    def finish_postings(self) -> W3TermInfo:
        return self._term_info


def extent(term_info: Any) -> tuple[int, int]:
    """First posting of a term and their number."""
    return term_info.extent()[0], term_info.doc_frequency()


def schema() -> Schema:
    """One text in which all fields of a document lie, weighted: see search_index.scoring."""
    return Schema(**{TEXT: FieldType(format=Positions(), analyzer=Analyzer())})
