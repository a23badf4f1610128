"""Sets of rows with one bit each, and tables of them with one set per value.

A row is bit `row % 64` of word `row // 64`. Sets of a snapshot are combined and counted word by word, so that a
facet with many values costs no more than a pass over some hundred kilobytes.
"""

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import Bools, Ints, Rows

Bits = npt.NDArray[np.uint64]

WORD = 64
FEW = 4  # a table is looked at in whole when more than one word in FEW has a row
BLOCK = 32_768  # words that are worked on at once: they stay in the cache of the processor


def words_for(rows: int) -> int:
    return -(-rows // WORD)


def packed(mask: Bools) -> Bits:
    """Of a mask whose length is a multiple of WORD."""
    return np.packbits(mask, bitorder="little").view("<u8")


def bits_of_lists(owners: Ints, rows: Rows, values: int, words: int) -> Bits:
    """A table of sets, one per value: row `rows[i]` has value `owners[i]`. Ordered by value and then row."""
    table = np.zeros(values * words, dtype=np.uint64)
    if len(rows):
        places = owners * words + (rows // WORD)
        first = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
        single = np.left_shift(np.uint64(1), (rows % WORD).astype(np.uint64))
        table[places[first]] = np.bitwise_or.reduceat(single, first)
    return table.reshape(values, words)


def counts(table: Bits, rows: Bits) -> Ints:
    """How many of the rows are in each set of a table."""
    words = rows.nonzero()[0]
    if len(words) * FEW < len(rows):
        return _overlap(table.take(words, axis=1), rows.take(words))
    step = max(1, BLOCK // max(1, len(rows)))
    return np.concatenate([_overlap(table[at : at + step], rows) for at in range(0, max(1, len(table)), step)])


def _overlap(table: Bits, rows: Bits) -> Ints:
    return np.asarray(np.bitwise_count(table & rows).sum(axis=1, dtype=np.int64))
