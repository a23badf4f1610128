"""Keyword columns by sets of values: rows with the same values share a number.

Firms differ far less in the values that they have than in their words: where they work, in which trades, with which
certificates. So a filter is asked of sets, and what is counted of few rows are their sets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Ints, Rows
from search_index.engines.whoosh.columns import Keywords
from search_index.engines.whoosh.vocabulary import Labels, united

FEW_MEMBERS = 4_096  # so many are counted in whole before it is looked which sets there are
SEED = 8


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


class Column:
    """The sets of several segments end to end; `starts` says where the rows of each begin."""

    def __init__(self, keywords: Sequence[Keywords], sets: Sequence[Sets], starts: Iterable[int], size: int) -> None:
        labels, places = united([each.labels for each in keywords])
        self.values = Labels(labels)
        self.numbers = np.zeros(size, dtype=np.int64)
        values, holders, self._count = [_NONE], [_NONE], 1
        for each, start, place in zip(sets, starts, places, strict=True):
            shift = self._count - 1  # the empty set is shared
            own = each.numbers.astype(np.int64)
            self.numbers[start : start + len(own)] = np.where(own > 0, own + shift, 0)
            values.append(place.take(each.values))
            holders.append(each.holders + shift)
            self._count += each.count - 1
        self._by_value(np.concatenate(values), np.concatenate(holders))

    def _by_value(self, values: Ints, holders: Ints) -> None:
        """Both ways: the sets that hold a value, and the values of a set."""
        order = np.argsort(values, kind="stable")
        self._values, self._holders = values[order], holders[order]
        self._begins = self._values.searchsorted(np.arange(len(self.values) + 1)).tolist()
        order = np.argsort(self._holders, kind="stable")
        self._members = self._values[order]
        self._sizes = np.bincount(self._holders, minlength=self._count)
        self._ends = self._sizes.cumsum()

    def have_any(self, rows: Ints, spans: Iterable[tuple[int, int]]) -> Bools:
        """Which of some rows have a value of the spans."""
        hold = np.zeros(self._count, dtype=np.bool_)
        for first, last in spans:
            hold[self._holders[self._begins[first] : self._begins[last]]] = True
        return hold.take(self.numbers.take(rows))

    def totals(self, rows: Ints) -> Ints:
        """How many of some rows have each value."""
        sets = self.numbers.take(rows)
        if len(self._members) > FEW_MEMBERS:
            return np.bincount(self._members_of(sets), minlength=len(self.values))
        counts = np.bincount(sets, minlength=self._count)
        totals = np.bincount(self._values, weights=counts.take(self._holders), minlength=len(self.values))
        return np.asarray(totals.astype(np.int64))

    def _members_of(self, sets: Ints) -> Ints:
        """The values of one set after another."""
        sizes = self._sizes.take(sets)
        ends = sizes.cumsum()
        places = (self._ends.take(sets) - ends).repeat(sizes)
        places += np.arange(len(places))
        return np.asarray(self._members.take(places))


_NONE = np.empty(0, dtype=np.int64)
