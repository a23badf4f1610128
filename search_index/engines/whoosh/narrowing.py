"""Filters as sets of rows, and the counts of facets under them."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Floats, Ints, Rows
from search_index.engines.whoosh.bits import Bits, counts, packed
from search_index.engines.whoosh.columns import FACET_COLUMNS
from search_index.engines.whoosh.facets import FIELDS as KEYWORD_FACETS
from search_index.engines.whoosh.facets import Facets, Passing
from search_index.engines.whoosh.keeping import Kept
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.engines.whoosh.vocabulary import SortedStrings
from search_index.fields import DISTANCE, FILTERS, VERIFIED_WITHIN, KeywordField, Measure, significant_digits
from search_index.geo import EARTH_RADIUS_KM, unit_vector
from search_index.query import Filter, SearchQuery
from search_index.results import Facet

KEPT_FILTERS = 64  # of 100 KB each at 100,000 documents
KEPT_TOTALS = 64


class Views:
    """What the questions to one snapshot share: places of facet values, sets of rows, and totals of all rows."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._filters: Kept[Bools] = Kept(KEPT_FILTERS)
        self._steps: Kept[Bits] = Kept(1)
        self._totals: Kept[Ints] = Kept(KEPT_TOTALS)

    @cached_property
    def facets(self) -> Facets:
        return Facets(self.snapshot)

    def totals_of_all(self, name: str, today: int) -> Ints:
        """Of the values of a facet among all live rows."""
        live = Passing(self.snapshot.live_rows, self.snapshot.size)
        return self._totals.get((name, today), lambda: self.facets.totals([name], live, today)[name])

    def filter(self, filter_: Filter, today: int) -> Bools:
        """Marks the rows that pass a filter on keywords or on days."""
        return self._filters.get((filter_, today), lambda: self._mask(filter_, today))

    def verified_within(self, today: int) -> Bits:
        """A set of rows for each step."""
        steps = [Filter(VERIFIED_WITHIN.name, (str(step),)) for step in VERIFIED_WITHIN.steps]
        return self._steps.get(today, lambda: np.stack([packed(self.filter(step, today)) for step in steps]))

    def _mask(self, filter_: Filter, today: int) -> Bools:
        field = FILTERS[filter_.field]
        if isinstance(field, Measure):
            return _is_recent(self.snapshot.verified, filter_, today)
        mask = np.zeros(self.snapshot.size, dtype=np.bool_)
        for part in self.snapshot.parts:
            keywords = part.columns.keywords[field.name]
            for span in _spans(field, keywords.values, filter_):
                mask[keywords.rows_in(span, today) + part.start] = True
        return mask


class Narrowing:
    """The rows that match the words, and what the filters of a query leave of them."""

    def __init__(self, views: Views, matching: Ints, query: SearchQuery) -> None:
        self._views = views
        self._snapshot = views.snapshot
        self._query = query
        self._today = query.today.toordinal()
        self._matching = Passing(matching, views.snapshot.size)
        self._passed = {each: self._pass(each) for each in query.filters_outside(None)}
        self._grouped = {each.field for each in self._passed}
        self._passing: dict[str | None, Passing] = {}

    @property
    def rows(self) -> Ints:
        """All rows that pass, ascending."""
        return self._passing_without(None).rows

    def metres(self, rows: Ints) -> Floats | None:
        """From the query's point to each row, in whole metres; NaN for a row without a point."""
        if self._metres_to_points is None:
            return None
        return self._metres_to_points.take(self._snapshot.places.take(rows))

    def facets(self, names: Sequence[str]) -> dict[str, Facet]:
        """In the order of the names."""
        keyword_facets = self._keyword_facets([name for name in names if name in FACET_COLUMNS])
        return {name: keyword_facets.get(name) or self._measured(name) for name in names}

    def _keyword_facets(self, names: Sequence[str]) -> dict[str, Facet]:
        """Each ignores the filter of its own group."""
        of_group: dict[str | None, list[str]] = {}
        for name in names:
            group = KEYWORD_FACETS[name].group
            of_group.setdefault(group if group in self._grouped else None, []).append(name)
        totals: dict[str, Ints] = {}
        for without, own in of_group.items():
            totals |= self._totals(own, self._passing_without(without))
        return self._views.facets.facets(totals) if names else {}

    def _totals(self, names: Sequence[str], passing: Passing) -> dict[str, Ints]:
        if len(passing.rows) == self._snapshot.documents:
            return {name: self._views.totals_of_all(name, self._today) for name in names}
        return self._views.facets.totals(names, passing, self._today)

    def _measured(self, name: str) -> Facet:
        passing = self._passing_without(name if name in self._grouped else None)
        if name == VERIFIED_WITHIN.name:
            within = counts(self._views.verified_within(self._today), passing.bits)
            return Facet.in_steps(name, dict(zip(map(str, VERIFIED_WITHIN.steps), within.tolist(), strict=True)))
        metres = self.metres(passing.rows)
        if metres is None:
            return Facet(name, {})
        counted = {str(step): int(np.count_nonzero(metres <= step * 1000)) for step in DISTANCE.steps}
        return Facet.in_steps(name, counted)

    def _passing_without(self, group: str | None) -> Passing:
        """What all filters leave but those of one group."""
        if group not in self._passing:
            passed = [marks for filter_, marks in self._passed.items() if filter_.field != group]
            self._passing[group] = Passing(self._left_by(passed), self._snapshot.size) if passed else self._matching
        return self._passing[group]

    def _left_by(self, passed: list[Bools]) -> Ints:
        """Of few rows what is marked among them, of many what is marked among all rows of the snapshot."""
        marks = np.logical_and.reduce(passed) if len(passed) > 1 else passed[0]
        if self._matching.are_few:
            return self._matching.rows.compress(marks)
        return np.asarray((self._matching.mask & marks).nonzero()[0])

    def _pass(self, filter_: Filter) -> Bools:
        """Marks what passes a filter: of the matching rows when they are few, else of all rows."""
        if filter_.field == DISTANCE.name:
            return self._pass_by_distance(filter_)
        mask = self._views.filter(filter_, self._today)
        return mask.take(self._matching.rows) if self._matching.are_few else mask

    def _pass_by_distance(self, filter_: Filter) -> Bools:
        places = self._snapshot.places
        if self._matching.are_few:
            places = places.take(self._matching.rows)
        if self._metres_to_points is None:
            return np.ones(len(places), dtype=np.bool_)
        return np.asarray((self._metres_to_points <= filter_.widest() * 1000).take(places))

    @cached_property
    def _metres_to_points(self) -> Floats | None:
        """As in geo.metres_between."""
        if self._query.near is None:
            return None
        here = unit_vector(self._query.near.lat, self._query.near.lon)
        dx, dy, dz = (axis - mine for axis, mine in zip(self._snapshot.points, here, strict=True))
        half_chord = np.sqrt(dx * dx + dy * dy + dz * dz) / 2
        return np.asarray(np.rint(2 * EARTH_RADIUS_KM * 1000 * np.arcsin(np.minimum(1.0, half_chord))))


def _is_recent(verified: Rows, filter_: Filter, today: int) -> Bools:
    return np.asarray((verified > 0) & (today - verified <= filter_.widest()))


def _spans(field: KeywordField, values: SortedStrings, filter_: Filter) -> list[tuple[int, int]]:
    if field.by_prefix:
        return [values.span(significant_digits(value)) for value in filter_.values]
    wildcard = (field.wildcard,) if field.wildcard else ()
    return [values.find(value) for value in (*filter_.values, *wildcard)]
