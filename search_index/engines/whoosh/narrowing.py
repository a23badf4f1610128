"""Filters as sets of rows, and the counts of facets under them."""

from functools import cached_property

import numpy as np

from search_index.engines.whoosh.arrays import Bools, Floats, Ints
from search_index.engines.whoosh.bits import Bits, counts, packed, unpacked
from search_index.engines.whoosh.columns import Keywords
from search_index.engines.whoosh.facets import CodedFacet, Passing, TableFacet, facet_column
from search_index.engines.whoosh.keeping import Kept
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.fields import DISTANCE, FACETS, FILTERS, VERIFIED_WITHIN, KeywordField, Measure, significant_digits
from search_index.geo import EARTH_RADIUS_KM, unit_vector
from search_index.query import Filter, SearchQuery
from search_index.results import Facet

KEPT_FILTERS = 256  # of 12 KB each at 100,000 documents
KEPT_COLUMNS = 64
KEPT_FACETS = 64


class Views:
    """What the questions to one snapshot share: columns to count, sets of rows, and counts of all rows."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.columns: Kept[CodedFacet | TableFacet] = Kept(KEPT_COLUMNS)
        self.filters: Kept[Bits] = Kept(KEPT_FILTERS)
        self.facets: Kept[Facet] = Kept(KEPT_FACETS)

    def column(self, field: KeywordField, today: int) -> CodedFacet | TableFacet:
        keywords = (part.columns.keywords[field.name] for part in self.snapshot.parts)
        day = today if any(each.expires for each in keywords) else 0
        return self.columns.get((field.name, day), lambda: facet_column(self.snapshot, field.name, today))

    def filter(self, filter_: Filter, today: int) -> Bits:
        """The rows that pass a filter on keywords or on days."""
        return self.filters.get((filter_, today), lambda: packed(self._mask(filter_, today)))

    def verified_within(self, today: int) -> Bits:
        """A set of rows for each step."""
        steps = [Filter(VERIFIED_WITHIN.name, (str(step),)) for step in VERIFIED_WITHIN.steps]
        return self.filters.get(("steps", today), lambda: np.stack([self.filter(step, today) for step in steps]))

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

    def __init__(self, views: Views, matching: Bools, query: SearchQuery) -> None:
        self._views = views
        self._snapshot = views.snapshot
        self._query = query
        self._today = query.today.toordinal()
        self._matching = packed(matching)
        self._sets = {each: self._set(each) for each in query.filters_outside(None)}
        self._passing: dict[frozenset[Filter], Passing] = {}

    @property
    def rows(self) -> Ints:
        """All rows that pass, ascending."""
        return self._passing_without(None).rows

    def metres(self, rows: Ints) -> Floats | None:
        """From the query's point to each row, in whole metres; NaN for a row without a point."""
        if self._metres_to_points is None:
            return None
        return self._metres_to_points.take(self._snapshot.places.take(rows))

    def facet(self, name: str) -> Facet:
        """Counts; whoever fits every choice is added to each of them."""
        field = FACETS[name]
        if field is DISTANCE:
            return self._distances()
        group = field.group if isinstance(field, KeywordField) else field.name
        if self._is_unnarrowed(group):
            return self._views.facets.get((name, self._today), lambda: self._counted(field, group))
        return self._counted(field, group)

    def _counted(self, field: KeywordField | Measure, group: str) -> Facet:
        passing = self._passing_without(group)
        if isinstance(field, Measure):
            within = counts(self._views.verified_within(self._today), passing.bits)
            return Facet.in_steps(field.name, dict(zip(map(str, field.steps), within.tolist(), strict=True)))
        column = self._views.column(field, self._today)
        return _keyword_facet(field, column.labels, column.counts(passing))

    def _distances(self) -> Facet:
        metres = self.metres(self._passing_without(DISTANCE.name).rows)
        if metres is None:
            return Facet(DISTANCE.name, ())
        within = {str(step): int(np.count_nonzero(metres <= step * 1000)) for step in DISTANCE.steps}
        return Facet.in_steps(DISTANCE.name, within)

    def _is_unnarrowed(self, group: str) -> bool:
        return not self._sets_outside(group) and bool((self._matching == self._snapshot.live_bits).all())

    def _sets_outside(self, group: str | None) -> frozenset[Filter]:
        return frozenset(each for each in self._sets if each.field != group)

    def _passing_without(self, group: str | None) -> Passing:
        filters = self._sets_outside(group)
        if filters not in self._passing:
            bits = self._matching.copy()
            for each in filters:
                bits &= self._sets[each]
            self._passing[filters] = Passing(bits, np.flatnonzero(unpacked(bits)))
        return self._passing[filters]

    def _set(self, filter_: Filter) -> Bits:
        if filter_.field != DISTANCE.name:
            return self._views.filter(filter_, self._today)
        if self._metres_to_points is None:
            return self._snapshot.live_bits
        near = self._metres_to_points <= filter_.widest() * 1000
        return packed(near.take(self._snapshot.places))

    @cached_property
    def _metres_to_points(self) -> Floats | None:
        """As in geo.metres_between."""
        if self._query.near is None:
            return None
        here = unit_vector(self._query.near.lat, self._query.near.lon)
        dx, dy, dz = (axis - mine for axis, mine in zip(self._snapshot.points, here, strict=True))
        half_chord = np.sqrt(dx * dx + dy * dy + dz * dz) / 2
        return np.asarray(np.rint(2 * EARTH_RADIUS_KM * 1000 * np.arcsin(np.minimum(1.0, half_chord))))


def _keyword_facet(field: KeywordField, labels: list[str], totals: Ints) -> Facet:
    """As Facet.of orders them: labels ascend already, so the order of equal counts is right."""
    some = np.flatnonzero(totals)
    found = totals[some]
    if field.wildcard in labels:
        wildcard = labels.index(field.wildcard)
        others = some != wildcard
        some, found = some[others], found[others] + totals[wildcard]
    order = np.argsort(-found, kind="stable")
    named = map(labels.__getitem__, some[order].tolist())
    return Facet(field.name, tuple(zip(named, found[order].tolist(), strict=True)))


def _spans(field: KeywordField, keywords: Keywords, filter_: Filter) -> list[tuple[int, int]]:
    if field.by_prefix:
        return [keywords.values.span(significant_digits(value)) for value in filter_.values]
    wildcard = (field.wildcard,) if field.wildcard else ()
    return [keywords.values.find(value) for value in (*filter_.values, *wildcard)]
