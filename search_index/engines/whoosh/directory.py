"""Where the postings of each term are: what Whoosh's dictionary says too, in arrays that are searched in microseconds.

Whoosh's dictionary takes some fifty for one term, and a typed word stands for several.
"""

import zlib
from bisect import bisect_left

import numpy as np

from search_index.engines.whoosh.arrays import AnyArray, Ints
from search_index.engines.whoosh.postings import Inverted
from search_index.engines.whoosh.vocabulary import Vocabulary

NAMES = tuple(f"terms.{name}" for name in ("starts", "text", "begins", "sums", "numbers"))


class Directory:
    """The terms of a segment in ascending order; the postings of term i lie from begins[i] to begins[i + 1].

    `sums`: the checksums of all terms in ascending order, `numbers`: the term that each belongs to.
    """

    def __init__(self, starts: Ints, text: AnyArray, begins: Ints, sums: AnyArray, numbers: AnyArray) -> None:
        self._terms = Vocabulary(starts, text.view(np.uint8))
        self._frequencies = np.diff(begins)
        # Python looks at single entries of these, which a memoryview gives faster than an array does.
        self._starts, self._text, self._begins = starts.data, text.data, begins.data
        self._sums, self._numbers = sums.data, numbers.data

    def extent(self, term: bytes) -> tuple[int, int]:
        """First posting of a term and their number, which is 0 when it does not occur."""
        own = zlib.crc32(term)
        at = bisect_left(self._sums, own)
        while at < len(self._sums) and self._sums[at] == own:
            number = self._numbers[at]
            if self._text[self._starts[number] : self._starts[number + 1]] == term:
                return self._begins[number], self._begins[number + 1] - self._begins[number]
            at += 1
        return 0, 0

    def frequencies(self) -> dict[bytes, int]:
        """All terms in ascending order, with the number of postings of each."""
        return dict(zip(self._terms.encoded(), self._frequencies.tolist(), strict=True))


def directory_arrays(inverted: Inverted) -> dict[str, AnyArray]:
    """What a Directory is made of, by NAMES."""
    terms = Vocabulary.of(inverted.terms)
    sums = np.array([*map(zlib.crc32, inverted.terms)], dtype=np.uint32)
    order = np.argsort(sums, kind="stable")
    begins = inverted.starts.astype(np.int64)
    arrays = (terms.starts, terms.text, begins, sums[order], order.astype(np.int32))
    return dict(zip(NAMES, arrays, strict=True))
