"""The keyword facets of a snapshot, counted together: every value of every facet is a place in one array of totals.

Of few rows the values are looked up row by row. Of many, a facet with one value a row is counted by code, and any
other by sets of rows.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Ints, Rows
from search_index.engines.whoosh.bits import WORD, Bits, counts, packed
from search_index.engines.whoosh.columns import FACET_COLUMNS, Codes, Keywords
from search_index.engines.whoosh.keeping import Kept
from search_index.engines.whoosh.snapshot import Part, Snapshot, joined
from search_index.engines.whoosh.vocabulary import united
from search_index.fields import KEYWORD_FIELDS
from search_index.results import Facet

FEW = 12  # rows are few when they are one in so many
KEPT_COLUMNS = 64
KEPT_DAYS = 4

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
        self._numbers = range(len(snapshot.parts))
        self._codes_of_rows: Kept[Rows] = Kept(KEPT_COLUMNS)
        self._tables: Kept[Bits] = Kept(KEPT_COLUMNS)
        self._labels: list[str] = []
        self._spans: dict[str, slice] = {}
        self._places: dict[str, list[Ints]] = {}
        self._fields: Ints = np.empty(0, dtype=np.int64)
        self._name_values()
        self._places_on: Kept[list[Ints]] = Kept(KEPT_DAYS)
        self._wildcards = [(self._spans[name], self._wildcard(name)) for name in FACET_COLUMNS if FIELDS[name].wildcard]
        self._single = {name for name in FACET_COLUMNS if all(each.is_single for each in self._keywords(name))}
        self._expiring = {name for name in FACET_COLUMNS if any(each.expires for each in self._keywords(name))}

    def totals(self, names: Collection[str], passing: Passing, today: int) -> Ints:
        """Of all values; those of other facets than the named ones are zero."""
        in_lists = passing.are_few and not self._single.issuperset(names)
        by_row = self._totals_by_row(passing.rows, today) if in_lists else None
        totals = np.zeros(len(self._labels), dtype=np.int64)
        for name in names:
            span = self._spans[name]
            totals[span] = self._totals_by_value(name, passing, today) if by_row is None else by_row[span]
        return totals

    def facets(self, totals: Ints) -> dict[str, Facet]:
        """Facets as Facet.of orders them; whoever fits every choice is added to each of them."""
        self._add_wildcards(totals)
        some = totals.nonzero()[0]
        found, fields = totals.take(some), self._fields.take(some)
        order = np.argsort((fields << WORD // 2) - found, kind="stable")  # labels ascend within a field already
        pairs = list(
            zip(map(self._labels.__getitem__, some.take(order).tolist()), found.take(order).tolist(), strict=True)
        )
        ends = fields.searchsorted(self._bounds).tolist()
        return {name: Facet(name, tuple(pairs[ends[at] : ends[at + 1]])) for at, name in enumerate(FACET_COLUMNS)}

    def _name_values(self) -> None:
        numbers = []
        for number, name in enumerate(FACET_COLUMNS):
            values, self._places[name] = united([each.labels for each in self._keywords(name)])
            self._spans[name] = slice(len(self._labels), len(self._labels) + len(values))
            self._labels += [value.decode() for value in values]
            numbers.append(np.full(len(values), number, dtype=np.int64))
        self._fields = np.concatenate(numbers)
        self._bounds = np.arange(len(FACET_COLUMNS) + 1)

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

    def _totals_by_row(self, rows: Ints, today: int) -> Ints:
        found = []
        for part, places in zip(self._snapshot.parts, self._places_of_codes(today), strict=True):
            first, last = rows.searchsorted((part.rows.start, part.rows.stop))
            if first < last:
                found.append(places.take(_codes_of(part, rows[first:last] - part.start)))
        return np.bincount(joined(found, np.int64), minlength=len(self._labels) + 1)

    def _places_of_codes(self, today: int) -> list[Ints]:
        """Per segment the place of the value of each code; one past the last when it does not count today."""
        return self._places_on.get(today, lambda: [self._places_in(number, today) for number in self._numbers])

    def _places_in(self, number: int, today: int) -> Ints:
        columns = self._snapshot.parts[number].columns
        places = np.concatenate([self._places[name][number] + self._spans[name].start for name in FACET_COLUMNS])
        return np.where(columns.facet_days >= today, places[columns.facet_values], len(self._labels))

    def _totals_by_value(self, name: str, passing: Passing, today: int) -> Ints:
        if name in self._single:
            codes = self._codes_of_rows.get(name, lambda: self._codes(name))
            number = len(self._labels[self._spans[name]])
            return np.bincount(codes.take(passing.rows), minlength=number + 1)[:number]
        day = today if name in self._expiring else 0
        return counts(self._tables.get((name, day), lambda: self._table(name, today)), passing.bits)

    def _codes(self, name: str) -> Rows:
        """The value of each row, or the number of values for none."""
        span = self._spans[name]
        codes = np.full(self._snapshot.size, span.stop - span.start, dtype=np.int32)
        for part, each, places in zip(self._snapshot.parts, self._keywords(name), self._places[name], strict=True):
            codes[each.rows + part.start] = places[each.owners]
        return codes

    def _table(self, name: str, today: int) -> Bits:
        """Per value the rows that have it."""
        span = self._spans[name]
        table = np.zeros((span.stop - span.start, self._snapshot.size // WORD), dtype=np.uint64)
        for part, places in zip(self._snapshot.parts, self._places[name], strict=True):
            own = part.segment.table(name, today)
            first = part.start // WORD
            table[places, first : first + own.shape[1]] = own
        return table


def _codes_of(part: Part, rows: Ints) -> Codes:
    """The values of some rows of a segment, see Columns."""
    starts = part.columns.facet_starts
    begins = starts.take(rows)
    lengths = starts.take(rows + 1) - begins
    ends = lengths.cumsum()
    places = (begins - ends + lengths).repeat(lengths) + np.arange(ends[-1])
    return np.asarray(part.columns.facet_codes.take(places))
