"""The words of one segment in the form in which those that resemble a typed word are found fast."""

from functools import cached_property

import numpy as np

from search_index.engines.whoosh.arrays import Ints
from search_index.engines.whoosh.vocabulary import Vocabulary
from search_index.spelling import Lengths, Signatures, near

LETTER_BITS = 63


class Spellings:
    """The lengths and letters of the words of one segment, by which most of them are passed over at once."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def near(self, word: str, errors: int) -> list[int]:
        """The places of all words within so many errors, and of some others."""
        if not len(self._words):
            return []
        return [int(each) for each in near(word, self._lengths, self._signatures, errors)]

    @cached_property
    def _starts(self) -> Ints:
        """Where each word begins, counted in letters."""
        continues = (self._words.text & 0xC0) == 0x80
        return self._words.starts - np.concatenate(([0], np.cumsum(continues)))[self._words.starts]

    @cached_property
    def _lengths(self) -> Lengths:
        return np.diff(self._starts).astype(np.uint8)

    @cached_property
    def _signatures(self) -> Signatures:
        """See search_index.spelling.signature."""
        letters = np.frombuffer(self._words.text.tobytes().decode().encode("utf-32-le"), dtype=np.uint32)
        bits = np.left_shift(np.uint64(1), (letters & LETTER_BITS).astype(np.uint64))
        return np.bitwise_or.reduceat(bits, self._starts[:-1])
