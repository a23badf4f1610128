"""One immutable Whoosh segment with its columns, read as arrays."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from search_index.engines.whoosh.arrays import Bytes, read_arrays
from search_index.engines.whoosh.bits import Bits, bits_of_lists, words_for
from search_index.engines.whoosh.codec import ArrayCodec
from search_index.engines.whoosh.columns import FACET_COLUMNS, WORDS, columns_from
from search_index.engines.whoosh.directory import NAMES, Directory
from search_index.engines.whoosh.postings import PostingList, Postings
from search_index.engines.whoosh.sets import Members, Sets
from search_index.engines.whoosh.signatures import Spellings

COLUMNS_EXTENSION = ".columns"
CACHED_TERMS = 5_000  # views on the mapped file, not copies
CACHED_TABLES = 32


def columns_file(folder: Path, segment_id: str) -> Path:
    """Named so that Whoosh deletes it together with its own files when the segment is merged away."""
    return folder / f"{segment_id}{COLUMNS_EXTENSION}"


def whoosh_files(folder: Path, segment_id: str) -> tuple[Path, Path]:
    """The dictionary and the postings."""
    return folder / f"{segment_id}{ArrayCodec.TERMS_EXT}", folder / f"{segment_id}{ArrayCodec.POSTS_EXT}"


class Segment:
    """Raises DamagedFile, or whatever a missing array ends in, when the files are not as they were written."""

    def __init__(self, folder: Path, whoosh_segment: Any) -> None:
        segment_id = whoosh_segment.segment_id()
        files = whoosh_files(folder, segment_id)
        own = columns_file(folder, segment_id)
        self._prints = {path: _print_of(path) for path in (own, *files)}
        arrays: Any = read_arrays(own, belongs_to=files)
        self.columns = columns_from(arrays)
        self.directory = Directory(*map(arrays.__getitem__, NAMES))
        self.all_postings = Postings.from_bytes(_mapped(files[1]))
        self.postings = lru_cache(maxsize=CACHED_TERMS)(self._postings)
        self._table = lru_cache(maxsize=CACHED_TABLES)(self._make_table)
        self._members = lru_cache(maxsize=1)(self._make_members)
        self._sets = lru_cache(maxsize=CACHED_TABLES)(self._make_sets)

    def is_as_opened(self) -> bool:
        """Whether nobody has touched the files since; a look at their dates, not at their bytes."""
        try:
            return all(_print_of(path) == print_ for path, print_ in self._prints.items())
        except OSError:
            return False

    def table(self, column: str, today: int) -> Bits:
        """For each value of a keyword column the rows that have it today."""
        return self._table(column, today if self.columns.keywords[column].expires else 0)

    def sets(self, column: str, today: int) -> Sets:
        """A keyword column by the sets of values that its rows have today."""
        return self._sets(column, today if self.columns.keywords[column].expires else 0)

    @cached_property
    def spellings(self) -> Spellings:
        return Spellings(self.columns.keywords[WORDS].values)

    def members(self, today: int) -> Members:
        """The values of all facets that its rows have today."""
        return self._members(max(today if self.columns.keywords[name].expires else 0 for name in FACET_COLUMNS))

    def _make_table(self, column: str, today: int) -> Bits:
        keywords = self.columns.keywords[column]
        owners, rows = keywords.entries(today)
        return bits_of_lists(owners, rows, len(keywords.values), words_for(len(self.columns)))

    def _make_sets(self, column: str, today: int) -> Sets:
        return Sets.of(self.columns.keywords[column], len(self.columns), today)

    def _make_members(self, today: int) -> Members:
        return Members.of([self.columns.keywords[name] for name in FACET_COLUMNS], len(self.columns), today)

    def _postings(self, term: str) -> PostingList:
        """An empty list for a term that does not occur."""
        return self.all_postings.of(*self.directory.extent(term.encode()))


def _print_of(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _mapped(path: Path) -> Bytes:
    if not path.stat().st_size:
        return np.empty(0, dtype=np.uint8)
    return np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
