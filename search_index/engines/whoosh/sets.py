"""What is counted of few rows: the values of all facets at once, or those of one by sets.

Rows with the same values share a set. Firms differ far less in the values that they have than in their words: where
they work, in which trades, with which certificates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from search_index.engines.whoosh.arrays import Ints, Rows
from search_index.engines.whoosh.columns import Keywords
from search_index.engines.whoosh.vocabulary import united

FEW_MEMBERS = 4_096  # so many are counted in whole before it is looked which sets there are
SEED = 8
ROW_SHIFT = 32  # bits for the value beside its row
VALUE_MASK = 2**ROW_SHIFT - 1

Number = TypeVar("Number", Ints, Rows)


@dataclass(frozen=True)
class Sets:
    """The set of each row, and all pairs of a value and a set that holds it, ordered by value. Set 0 is empty."""

    numbers: Rows
    values: Ints
    holders: Ints
    count: int

    @classmethod
    def of(cls, keywords: Keywords, rows: int, today: int) -> "Sets":
        """Sets are told apart by sums of random 64-bit numbers, one per value: among a hundred thousand sets two
        would have the same sum in one index of some billions.
        """
        values, own_rows = keywords.entries(today)
        owners = own_rows.astype(np.int64) + 1  # place 0 stands for the row that has nothing
        random = np.random.default_rng(SEED).integers(2**64, size=len(keywords.values), dtype=np.uint64)
        sums = np.zeros(rows + 1, dtype=np.uint64)
        np.add.at(sums, owners, random.take(values))
        distinct, first, numbers = np.unique(sums, return_index=True, return_inverse=True)
        is_first = np.zeros(rows + 1, dtype=np.bool_)
        is_first[first] = True
        chosen = is_first.take(owners)
        holders = numbers.take(owners.compress(chosen))
        return cls(numbers[1:].astype(np.int32), values.compress(chosen), holders, len(distinct))


@dataclass(frozen=True)
class Members:
    """The values of several columns that each row has, row after row; values are numbered from one column to the next.

    Those of row i begin at `starts[i]`.
    """

    starts: Ints
    values: Rows
    count: int

    @classmethod
    def of(cls, columns: Iterable[Keywords], rows: int, today: int) -> "Members":
        pairs, count = [_NONE], 0
        for each in columns:
            values, owners = each.entries(today)
            pairs.append((owners.astype(np.int64) << ROW_SHIFT) + values + count)
            count += len(each.values)
        ordered = np.sort(np.concatenate(pairs))
        starts = ordered.searchsorted(np.arange(rows + 1, dtype=np.int64) << ROW_SHIFT)
        return cls(starts, (ordered & VALUE_MASK).astype(np.int32), count)

    def totals(self, rows: Ints) -> Ints:
        """How many of some rows have each value."""
        begins = self.starts.take(rows)
        return np.bincount(_runs(self.values, begins, self.starts.take(rows + 1) - begins), minlength=self.count)


class Column:
    """The sets of several segments end to end; `starts` says where the rows of each begin."""

    def __init__(self, keywords: Sequence[Keywords], sets: Sequence[Sets], starts: Iterable[int], size: int) -> None:
        labels, places = united([each.labels for each in keywords])
        self._values_count = len(labels)
        self._numbers = np.zeros(size, dtype=np.int32)
        values, holders, self._count = [_NONE], [_NONE], 1
        for each, start, place in zip(sets, starts, places, strict=True):
            shift = self._count - 1  # the empty set is shared
            shifted = np.where(each.numbers > 0, each.numbers + shift, 0)
            self._numbers[start : start + len(shifted)] = shifted
            values.append(place.take(each.values))
            holders.append(each.holders + shift)
            self._count += each.count - 1
        self._by_value(np.concatenate(values), np.concatenate(holders))

    def _by_value(self, values: Ints, holders: Ints) -> None:
        """Both ways: the sets that hold a value, and the values of a set."""
        order = np.argsort(values, kind="stable")
        self._values, self._holders = values[order], holders[order]
        order = np.argsort(self._holders, kind="stable")
        self._members = self._values[order]
        self._sizes = np.bincount(self._holders, minlength=self._count)
        self._ends = self._sizes.cumsum()

    def totals(self, rows: Ints) -> Ints:
        """How many of some rows have each value."""
        sets = self._numbers.take(rows)
        if len(self._members) > FEW_MEMBERS:
            return np.bincount(self._members_of(sets), minlength=self._values_count)
        counts = np.bincount(sets, minlength=self._count)
        totals = np.bincount(self._values, weights=counts.take(self._holders), minlength=self._values_count)
        return np.asarray(totals.astype(np.int64))

    def _members_of(self, sets: Rows) -> Ints:
        """The values of one set after another."""
        sizes = self._sizes.take(sets)
        return _runs(self._members, self._ends.take(sets) - sizes, sizes)


def _runs(values: Number, begins: Ints, sizes: Ints) -> Number:
    """One run of the values after another."""
    places = (begins - sizes.cumsum() + sizes).repeat(sizes)
    places += np.arange(len(places))
    taken: Number = values.take(places)
    return taken


_NONE = np.empty(0, dtype=np.int64)
