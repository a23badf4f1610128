"""The keyword columns of a snapshot in the form that is counted: a code per row, or a set of rows per value."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import Ints
from search_index.engines.whoosh.bits import WORD, Bits, counts
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.engines.whoosh.vocabulary import united

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Passing:
    """The rows to count, in the two forms that counting takes."""

    bits: Bits
    rows: Ints


@dataclass(frozen=True)
class CodedFacet:
    """A row has at most one value: its code, or the number of values for none."""

    labels: list[str]
    codes: Codes

    def counts(self, passing: Passing) -> Ints:
        return np.bincount(self.codes.take(passing.rows), minlength=len(self.labels) + 1)[:-1]


@dataclass(frozen=True)
class TableFacet:
    """Per value the rows that have it."""

    labels: list[str]
    table: Bits

    def counts(self, passing: Passing) -> Ints:
        return counts(self.table, passing.bits)


def facet_column(snapshot: Snapshot, column: str, today: int) -> CodedFacet | TableFacet:
    keywords = [part.columns.keywords[column] for part in snapshot.parts]
    values, places = united([each.labels for each in keywords])
    labels = [value.decode() for value in values]
    if all(each.is_single for each in keywords):
        codes = np.full(snapshot.size, len(values), dtype=np.int32)
        for part, each, place in zip(snapshot.parts, keywords, places, strict=True):
            codes[each.rows + part.start] = place[each.owners]
        return CodedFacet(labels, codes)
    table = np.zeros((len(values), snapshot.size // WORD), dtype=np.uint64)
    for part, place in zip(snapshot.parts, places, strict=True):
        own = part.segment.table(column, today)
        first = part.start // WORD
        table[place, first : first + own.shape[1]] = own
    return TableFacet(labels, table)
