"""A query as values that can be stored, and back: what a procurement file or a saved search keeps."""

from datetime import date
from typing import Any

from search_index.geo import GeoPoint
from search_index.query import Filter, SearchQuery, Sort


def serialise(query: SearchQuery) -> dict[str, Any]:
    """Everything that decides which firms are found and in which order; not the page that was looked at."""
    near = query.near
    return {
        "text": query.text,
        "filters": {each.field: list(each.values) for each in query.filters if each.values},
        "near": {"lat": near.lat, "lon": near.lon, "label": near.label} if near else None,
        "sort": query.sort.value,
        "seed": query.seed,
        "today": query.today.isoformat(),
    }


def deserialise(stored: dict[str, Any]) -> SearchQuery:
    """Raises KeyError or ValueError when `stored` was not made by `serialise`."""
    return SearchQuery(
        today=date.fromisoformat(stored["today"]),
        text=stored["text"],
        filters=tuple(Filter(field, tuple(values)) for field, values in stored["filters"].items()),
        near=GeoPoint(**stored["near"]) if stored["near"] else None,
        sort=Sort(stored["sort"]),
        seed=stored["seed"],
    )
