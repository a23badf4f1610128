"""Questions put to a snapshot."""

from heapq import merge
from itertools import islice

import numpy as np

from search_index.engines.whoosh.arrays import Ints
from search_index.engines.whoosh.columns import NAME_STARTS, NAMES, TOWN_STARTS
from search_index.engines.whoosh.matching import match
from search_index.engines.whoosh.narrowing import Narrowing, Views
from search_index.engines.whoosh.snapshot import Part, Snapshot
from search_index.engines.whoosh.sorting import first_hits
from search_index.language import Language, fold
from search_index.parser import parse
from search_index.query import SearchQuery
from search_index.results import Hit, SearchPage, Suggestion, SuggestionKind


def search(views: Views, query: SearchQuery, language: Language) -> SearchPage:
    matches = match(views.snapshot, parse(query.text, language))
    narrowing = Narrowing(views, matches.rows, query)
    first = (query.page - 1) * query.page_size
    return SearchPage(
        hits=first_hits(views.snapshot, narrowing, matches.scoring, query, slice(first, first + query.page_size)),
        total=len(narrowing.rows),
        facets=narrowing.facets(query.facets),
        page=query.page,
        page_size=query.page_size,
        relaxed=matches.relaxed,
    )


def all_hits(views: Views, query: SearchQuery, language: Language) -> tuple[Hit, ...]:
    matches = match(views.snapshot, parse(query.text, language))
    narrowing = Narrowing(views, matches.rows, query)
    return first_hits(views.snapshot, narrowing, matches.scoring, query, slice(0, len(narrowing.rows)))


def versions(snapshot: Snapshot) -> dict[int, int]:
    rows = np.flatnonzero(snapshot.live)
    return dict(zip(snapshot.ids[rows].tolist(), snapshot.versions[rows].tolist(), strict=True))


def suggest(snapshot: Snapshot, prefix: str, limit: int) -> tuple[Suggestion, ...]:
    """Towns first: there are few of them, and they are what people type most after a trade."""
    start = fold(prefix).strip()
    if not start or limit < 1:
        return ()
    towns = sorted({town for part in snapshot.parts for town in _towns(part, start)})
    names = merge(*(_names(part, start, limit) for part in snapshot.parts))
    found = [Suggestion(SuggestionKind.TOWN, _shown(town)) for town in towns]
    found += [Suggestion(SuggestionKind.SUPPLIER, _shown(name), id_) for name, id_ in islice(names, limit)]
    return tuple(found[:limit])


def _towns(part: Part, start: str) -> list[str]:
    """Sorted as ranking.name_key sorts them."""
    towns = part.columns.keywords[TOWN_STARTS]
    first, end = towns.values.span(start)
    live = [index for index in range(first, end) if part.live[towns.rows_in((index, index + 1), today=0)].any()]
    return [towns.values[index].partition("\0")[2] for index in live]


def _names(part: Part, start: str, limit: int) -> list[tuple[str, int]]:
    """The first names, each with its supplier; sorted as ranking.name_key sorts them."""
    starts = part.columns.keywords[NAME_STARTS]
    found = np.zeros(len(part.columns), dtype=np.bool_)
    found[starts.rows_in(starts.values.span(start), today=0)] = True
    rows = np.flatnonzero(found & part.live)
    ranks = part.columns.name_ranks[rows]
    if limit < len(rows):
        first = ranks <= np.partition(ranks, limit - 1)[limit - 1]
        rows, ranks = rows[first], ranks[first]
    ids: Ints = part.columns.ids[rows]
    names = part.columns.keywords[NAMES].values
    return [(names[int(ranks[each])], int(ids[each])) for each in np.lexsort((ids, ranks))[:limit]]


def _shown(name_key: str) -> str:
    return name_key.partition("\0")[2]
