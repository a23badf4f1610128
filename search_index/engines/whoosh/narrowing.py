"""Filters as masks over the rows of a segment, and the counts of facets under them."""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from search_index.engines.whoosh.columns import Bools, Columns, Floats, Keywords
from search_index.fields import (
    DISTANCE,
    FACETS,
    FILTERS,
    KeywordField,
    Measure,
    significant_digits,
)
from search_index.geo import EARTH_RADIUS_KM, unit_vector
from search_index.query import Filter, SearchQuery
from search_index.results import Facet


class Narrowing:
    """The rows of one segment that match the words, and what the filters of a query leave of them."""

    def __init__(self, columns: Columns, matching: Bools, query: SearchQuery) -> None:
        self._columns = columns
        self._matching = matching
        self._query = query
        self._today = query.today.toordinal()
        self.metres = _metres(columns, query)
        self._masks = {each: self._mask(each) for each in query.filters_outside(None)}
        self.passing = self._passing(None)

    def counts(self, facet: str) -> Mapping[str, int]:
        """Per value of a keyword facet, wildcard and all; per step of a measure."""
        field = FACETS[facet]
        if isinstance(field, Measure):
            passing = self._passing(field.name)
            masks = {str(step): self._measured(field, step) for step in field.steps}
            return {step: int(np.count_nonzero(passing & mask)) for step, mask in masks.items()}
        return self._columns.keywords[field.name].counts(self._passing(field.group), self._today)

    def _passing(self, without: str | None) -> Bools:
        passing = self._matching
        for filter_, mask in self._masks.items():
            if filter_.field != without:
                passing = passing & mask
        return passing

    def _mask(self, filter_: Filter) -> Bools:
        field = FILTERS[filter_.field]
        if isinstance(field, Measure):
            return self._measured(field, filter_.widest())
        keywords = self._columns.keywords[field.name]
        mask = np.zeros(len(self._columns), dtype=np.bool_)
        for span in _spans(field, keywords, filter_):
            mask[keywords.rows_in(span, self._today)] = True
        return mask

    def _measured(self, measure: Measure, bound: float) -> Bools:
        if measure is DISTANCE:
            if self.metres is None:
                return np.ones(len(self._columns), dtype=np.bool_)
            return np.asarray(self.metres <= bound * 1000)
        verified = self._columns.verified
        return np.asarray((verified > 0) & (self._today - verified <= bound))


def merged_facet(facet: str, query: SearchQuery, parts: list[Narrowing]) -> Facet:
    """The counts of all segments together; whoever fits every choice is added to each of them."""
    field = FACETS[facet]
    if field is DISTANCE and query.near is None:
        return Facet(facet, ())
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.counts(facet))
    if isinstance(field, Measure):
        return Facet.in_steps(facet, total)
    everywhere = total.pop(field.wildcard, 0) if field.wildcard else 0
    return Facet.of(facet, {value: count + everywhere for value, count in total.items()})


def _spans(field: KeywordField, keywords: Keywords, filter_: Filter) -> list[tuple[int, int]]:
    if field.by_prefix:
        return [keywords.values.span(significant_digits(value)) for value in filter_.values]
    wildcard = (field.wildcard,) if field.wildcard else ()
    return [keywords.find(value) for value in (*filter_.values, *wildcard)]


def _metres(columns: Columns, query: SearchQuery) -> Floats | None:
    """To the query's point, in whole metres as in geo.metres_between; NaN for a row without a point."""
    if query.near is None:
        return None
    here = unit_vector(query.near.lat, query.near.lon)
    dx, dy, dz = (axis - mine for axis, mine in zip(columns.points, here, strict=True))
    half_chord = np.sqrt(dx * dx + dy * dy + dz * dz) / 2
    return np.asarray(np.rint(2 * EARTH_RADIUS_KM * 1000 * np.arcsin(np.minimum(1.0, half_chord))))
