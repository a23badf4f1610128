"""Sorted strings in two arrays, decoded only when asked for."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import overload

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import Bytes, Ints, Rows


class SortedStrings(Sequence[str]):
    """Strings in ascending order, which are found by bisection."""

    def span(self, prefix: str) -> tuple[int, int]:
        """First and one past the last of the strings that start with a prefix that is not empty."""
        beyond = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return bisect_left(self, prefix), bisect_left(self, beyond)

    def find(self, value: str) -> tuple[int, int]:
        """The span of one string, empty when it is not there."""
        index = bisect_left(self, value)
        found = index < len(self) and self[index] == value
        return index, index + found


class Vocabulary(SortedStrings):
    """Strings in ascending order as UTF-8, one after another.

    `starts` has one entry more than there are strings.
    """

    def __init__(self, starts: Ints, text: Bytes) -> None:
        self.starts = starts
        self.text = text

    @classmethod
    def of(cls, encoded: Sequence[bytes]) -> "Vocabulary":
        """UTF-8 sorts as its code points do."""
        starts = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(each) for each in encoded], out=starts[1:])
        return cls(starts, np.frombuffer(b"".join(encoded), dtype=np.uint8))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.text[self.starts[index] : self.starts[index + 1]].tobytes().decode()

    def encoded(self) -> list[bytes]:
        """All strings as bytes: many at once cost less than one by one."""
        text = self.text.tobytes()
        return [text[start:end] for start, end in pairwise(self.starts.tolist())]


class Numbers(dict[str, int]):
    """Gives each string that is asked for a number, from 0 up."""

    def __missing__(self, value: str) -> int:
        number = self[value] = len(self)
        return number


def in_order(numbers: Numbers, entries: "array[int]") -> tuple[list[str], Rows, Rows]:
    """The strings in ascending order; and of entries that name them by number: their places among these, ascending,
    and the order that sorts the entries so, with equals as they came.
    """
    names = sorted(numbers)
    ranks = np.empty(len(names), dtype=np.int32)
    ranks[np.fromiter(map(numbers.__getitem__, names), dtype=np.int32)] = np.arange(len(names), dtype=np.int32)
    places = ranks[np.array(entries, dtype=np.int32)]
    order = np.argsort(places, kind="stable").astype(np.int32)  # half the memory, and enough
    return names, places[order], order


def united(vocabularies: Sequence[Iterable[bytes]]) -> tuple[list[bytes], list[npt.NDArray[np.int64]]]:
    """All strings in order, each once, and for every vocabulary where its strings stand among them."""
    union = sorted(set(chain.from_iterable(vocabularies)))
    places = dict(zip(union, range(len(union)), strict=True))
    return union, [np.fromiter(map(places.__getitem__, each), dtype=np.int64) for each in vocabularies]
