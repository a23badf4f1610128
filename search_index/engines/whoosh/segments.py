"""One immutable Whoosh segment with its columns, read as arrays."""

import threading
import weakref
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.reading import TermNotFound

from search_index.engines.whoosh.arrays import read_arrays
from search_index.engines.whoosh.codec import TEXT, ArrayCodec, extent
from search_index.engines.whoosh.columns import columns_from
from search_index.engines.whoosh.postings import PostingList, Postings

COLUMNS_EXTENSION = ".columns"
CACHED_TERMS = 5_000  # views on the mapped file, not copies


def columns_file(folder: Path, segment_id: str) -> Path:
    """Named so that Whoosh deletes it together with its own files when the segment is merged away."""
    return folder / f"{segment_id}{COLUMNS_EXTENSION}"


def whoosh_files(folder: Path, segment_id: str) -> tuple[Path, Path]:
    """The dictionary and the postings."""
    return folder / f"{segment_id}{ArrayCodec.TERMS_EXT}", folder / f"{segment_id}{ArrayCodec.POSTS_EXT}"


class Segment:
    """Raises DamagedFile, or whatever Whoosh stumbles over, when the files are not as they were written."""

    def __init__(self, storage: Any, folder: Path, whoosh_segment: Any) -> None:
        segment_id = whoosh_segment.segment_id()
        files = whoosh_files(folder, segment_id)
        self.columns = columns_from(read_arrays(columns_file(folder, segment_id), belongs_to=files))
        self._dictionary = whoosh_segment.codec().terms_reader(storage, whoosh_segment)
        weakref.finalize(self, self._dictionary.close)  # when the last snapshot that shows it has gone
        self.all_postings = Postings.from_bytes(_mapped(files[1]))
        self._reading = threading.Lock()  # a Whoosh reader has one place in its file
        self.postings = lru_cache(maxsize=CACHED_TERMS)(self._postings)

    def frequencies(self) -> dict[str, int]:
        """All terms in ascending order, with the number of postings of each."""
        with self._reading:
            return {term.decode(): info.doc_frequency() for (_, term), info in self._dictionary.items()}

    def _postings(self, term: str) -> PostingList:
        """An empty list for a term that does not occur."""
        try:
            with self._reading:
                found = extent(self._dictionary.term_info(TEXT, term.encode()))
        except TermNotFound:
            found = 0, 0
        return self.all_postings.of(*found)


def _mapped(path: Path) -> npt.NDArray[np.uint8]:
    if not path.stat().st_size:
        return np.empty(0, dtype=np.uint8)
    return np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
