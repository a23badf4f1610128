"""Filters as sets of rows, and the counts of facets under them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Floats, Ints
from search_index.engines.whoosh.bits import Bits, counts, packed
from search_index.engines.whoosh.columns import FACET_COLUMNS, Keywords
from search_index.engines.whoosh.facets import FIELDS as KEYWORD_FACETS
from search_index.engines.whoosh.facets import Facets, Passing
from search_index.engines.whoosh.keeping import Kept
from search_index.engines.whoosh.snapshot import Snapshot
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

    def totals_of_all(self, names: frozenset[str], today: int) -> Ints:
        """Of facets among all live rows."""
        live = Passing(self.snapshot.live_rows, self.snapshot.size)
        return self._totals.get((names, today), lambda: self.facets.totals(names, live, today))

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
            verified = self.snapshot.verified
            return (verified > 0) & (today - verified <= filter_.widest())
        mask = np.zeros(self.snapshot.size, dtype=np.bool_)
        for part in self.snapshot.parts:
            keywords = part.columns.keywords[field.name]
            for span in _spans(field, keywords, filter_):
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
        self._masks = {each: self._mask(each) for each in query.filters_outside(None)}
        self._grouped = {each.field for each in self._masks}
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
        """Facets that ignore the same filter, or none, are counted together."""
        together: defaultdict[str | None, set[str]] = defaultdict(set)
        for name in names:
            group = KEYWORD_FACETS[name].group
            together[group if group in self._grouped else None].add(name)
        if not together:
            return {}
        totals = [self._totals(frozenset(some), group) for group, some in together.items()]
        return self._views.facets.facets(np.add.reduce(totals))

    def _totals(self, names: frozenset[str], group: str | None) -> Ints:
        passing = self._passing_without(group)
        if len(passing.rows) == self._snapshot.documents:
            return self._views.totals_of_all(names, self._today)
        return self._views.facets.totals(names, passing, self._today)

    def _measured(self, name: str) -> Facet:
        passing = self._passing_without(name if name in self._grouped else None)
        if name == VERIFIED_WITHIN.name:
            within = counts(self._views.verified_within(self._today), passing.bits)
            return Facet.in_steps(name, dict(zip(map(str, VERIFIED_WITHIN.steps), within.tolist(), strict=True)))
        metres = self.metres(passing.rows)
        if metres is None:
            return Facet(name, ())
        counted = {str(step): int(np.count_nonzero(metres <= step * 1000)) for step in DISTANCE.steps}
        return Facet.in_steps(name, counted)

    def _passing_without(self, group: str | None) -> Passing:
        """What all filters leave but those of one group."""
        if group not in self._passing:
            masks = [mask for filter_, mask in self._masks.items() if filter_.field != group]
            self._passing[group] = Passing(self._left_by(masks), self._snapshot.size)
        return self._passing[group]

    def _left_by(self, masks: list[Bools]) -> Ints:
        """Of few rows each is looked at, of many all at once."""
        rows = self._matching.rows
        if masks and not self._matching.are_few:
            return np.asarray((self._matching.mask & np.logical_and.reduce(masks)).nonzero()[0])
        for mask in masks:
            rows = rows.compress(mask.take(rows))
        return rows

    def _mask(self, filter_: Filter) -> Bools:
        if filter_.field != DISTANCE.name:
            return self._views.filter(filter_, self._today)
        if self._metres_to_points is None:
            return self._snapshot.live
        near = self._metres_to_points <= filter_.widest() * 1000
        return np.asarray(near.take(self._snapshot.places))

    @cached_property
    def _metres_to_points(self) -> Floats | None:
        """As in geo.metres_between."""
        if self._query.near is None:
            return None
        here = unit_vector(self._query.near.lat, self._query.near.lon)
        dx, dy, dz = (axis - mine for axis, mine in zip(self._snapshot.points, here, strict=True))
        half_chord = np.sqrt(dx * dx + dy * dy + dz * dz) / 2
        return np.asarray(np.rint(2 * EARTH_RADIUS_KM * 1000 * np.arcsin(np.minimum(1.0, half_chord))))


def _spans(field: KeywordField, keywords: Keywords, filter_: Filter) -> list[tuple[int, int]]:
    if field.by_prefix:
        return [keywords.values.span(significant_digits(value)) for value in filter_.values]
    wildcard = (field.wildcard,) if field.wildcard else ()
    return [keywords.values.find(value) for value in (*filter_.values, *wildcard)]
