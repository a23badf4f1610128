"""The keyword facets of a snapshot: every value of every facet is a place in one array of totals.

Of few rows the values of all facets are counted at once, of more the sets of values of each facet. Of many, a facet
with one value a row is counted by value, and any other by sets of rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Ints
from search_index.engines.whoosh.bits import WORD, Bits, counts, packed
from search_index.engines.whoosh.columns import FACET_COLUMNS, Keywords
from search_index.engines.whoosh.keeping import Kept
from search_index.engines.whoosh.sets import Column
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.engines.whoosh.vocabulary import united
from search_index.fields import KEYWORD_FIELDS
from search_index.results import Facet

FEW = 12  # rows are few when they are one in so many
AT_ONCE = 2_000  # of so many rows the values of all facets are counted at once
KEPT_COLUMNS = 64

FIELDS = {field.name: field for field in KEYWORD_FIELDS if field.is_facet}


@dataclass(frozen=True)
class Passing:
    """Ascending rows to count, of a snapshot of some size."""

    rows: Ints
    size: int

    @property
    def are_few(self) -> bool:
        return len(self.rows) * FEW < self.size

    @cached_property
    def mask(self) -> Bools:
        mask = np.zeros(self.size, dtype=np.bool_)
        mask[self.rows] = True
        return mask

    @cached_property
    def bits(self) -> Bits:
        return packed(self.mask)


class Facets:
    """Places of the values, and their totals among some rows."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._columns: Kept[Column] = Kept(KEPT_COLUMNS)
        self._tables: Kept[Bits] = Kept(KEPT_COLUMNS)
        self._spans: dict[str, slice] = {}
        self._places: dict[str, list[Ints]] = {}
        self._fields: Ints = np.empty(0, dtype=np.int64)
        self._name_values()
        self._wildcards = [(self._spans[name], self._wildcard(name)) for name in FACET_COLUMNS if FIELDS[name].wildcard]
        self._single = {name for name in FACET_COLUMNS if all(each.is_single for each in self._keywords(name))}
        self._expiring = {name for name in FACET_COLUMNS if any(each.expires for each in self._keywords(name))}

    def totals(self, names: Sequence[str], passing: Passing, today: int) -> dict[str, Ints]:
        """Of each value of some facets."""
        if len(names) > 1 and len(passing.rows) < AT_ONCE:
            every = self._totals_of_every_facet(passing.rows, today)
            return {name: every[self._spans[name]] for name in names}
        return {name: self._totals(name, passing, today) for name in names}

    def _totals_of_every_facet(self, rows: Ints, today: int) -> Ints:
        totals = np.zeros(len(self._labels), dtype=np.int64)
        for part, places in zip(self._snapshot.parts, self._all_places, strict=True):
            first, last = rows.searchsorted((part.rows.start, part.rows.stop)).tolist()
            if first < last:
                totals[places] += part.segment.members(today).totals(rows[first:last] - part.start)
        return totals

    def _totals(self, name: str, passing: Passing, today: int) -> Ints:
        day = today if name in self._expiring else 0
        if passing.are_few or name in self._single:
            return self._columns.get((name, day), lambda: self._column(name, day)).totals(passing.rows)
        return counts(self._tables.get((name, day), lambda: self._table(name, day)), passing.bits)

    def facets(self, totals_of: Mapping[str, Ints]) -> dict[str, Facet]:
        """Facets as Facet.of orders them; whoever fits every choice is added to each of them."""
        totals = np.zeros(len(self._labels), dtype=np.int64)
        for name, each in totals_of.items():
            totals[self._spans[name]] = each
        self._add_wildcards(totals)
        some = totals.nonzero()[0]
        found, fields = totals.take(some), self._fields.take(some)
        order = np.argsort((fields << WORD // 2) - found, kind="stable")  # labels ascend within a field already
        labels, counts_ = self._labels.take(some.take(order)).tolist(), found.take(order).tolist()
        ends = fields.searchsorted(self._bounds).tolist()
        return {
            name: Facet(name, dict(zip(labels[first:end], counts_[first:end], strict=True)))
            for name, (first, end) in zip(FACET_COLUMNS, pairwise(ends), strict=True)
        }

    def _name_values(self) -> None:
        labels: list[str] = []
        numbers = []
        for number, name in enumerate(FACET_COLUMNS):
            values, self._places[name] = united([each.labels for each in self._keywords(name)])
            self._spans[name] = slice(len(labels), len(labels) + len(values))
            labels += [value.decode() for value in values]
            numbers.append(np.full(len(values), number, dtype=np.int64))
        self._bounds = np.arange(len(FACET_COLUMNS) + 1)
        self._labels = np.array(labels, dtype=np.object_)
        self._fields = np.concatenate(numbers)
        shifted = [[places + self._spans[name].start for places in self._places[name]] for name in FACET_COLUMNS]
        self._all_places = [np.concatenate(own) for own in zip(*shifted, strict=True)]

    def _keywords(self, name: str) -> list[Keywords]:
        return [part.columns.keywords[name] for part in self._snapshot.parts]

    def _wildcard(self, name: str) -> int | None:
        """Its place among all values, when some row has it."""
        span, wildcard = self._spans[name], FIELDS[name].wildcard
        return next((at for at in range(span.start, span.stop) if self._labels[at] == wildcard), None)

    def _add_wildcards(self, totals: Ints) -> None:
        for span, wildcard in self._wildcards:
            if wildcard is not None:
                own, everywhere = totals[span], totals[wildcard]
                own[own > 0] += everywhere
                totals[wildcard] = 0

    def _column(self, name: str, today: int) -> Column:
        parts = self._snapshot.parts
        sets = [part.segment.sets(name, today) for part in parts]
        return Column(self._keywords(name), sets, [part.start for part in parts], self._snapshot.size)

    def _table(self, name: str, today: int) -> Bits:
        """Per value the rows that have it."""
        span = self._spans[name]
        table = np.zeros((span.stop - span.start, self._snapshot.size // WORD), dtype=np.uint64)
        for part, places in zip(self._snapshot.parts, self._places[name], strict=True):
            own = part.segment.table(name, today)
            first = part.start // WORD
            table[places, first : first + own.shape[1]] = own
        return table
