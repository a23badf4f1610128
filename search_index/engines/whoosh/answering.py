"""Questions put to a snapshot."""

from heapq import merge
from itertools import islice

import numpy as np

from search_index.engines.whoosh.columns import NAME_STARTS, NAMES, TOWN_STARTS
from search_index.engines.whoosh.matching import Matches, match
from search_index.engines.whoosh.narrowing import Narrowing, merged_facet
from search_index.engines.whoosh.snapshot import Part, Snapshot
from search_index.engines.whoosh.sorting import first_candidates, hit
from search_index.language import Language, fold
from search_index.parser import parse
from search_index.query import SearchQuery
from search_index.results import Hit, SearchPage, Suggestion, SuggestionKind


def search(snapshot: Snapshot, query: SearchQuery, language: Language) -> SearchPage:
    matches = match(snapshot, parse(query.text, language))
    narrowings = _narrowings(snapshot, matches, query)
    first = (query.page - 1) * query.page_size
    hits = _ranked(snapshot, matches, narrowings, query, first + query.page_size)
    return SearchPage(
        hits=hits[first:],
        total=_total(narrowings),
        facets={name: merged_facet(name, query, narrowings) for name in query.facets},
        page=query.page,
        page_size=query.page_size,
        relaxed=matches.relaxed,
    )


def all_hits(snapshot: Snapshot, query: SearchQuery, language: Language) -> tuple[Hit, ...]:
    matches = match(snapshot, parse(query.text, language))
    narrowings = _narrowings(snapshot, matches, query)
    return _ranked(snapshot, matches, narrowings, query, _total(narrowings))


def versions(snapshot: Snapshot) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in snapshot.parts:
        ids, versions_ = part.columns.ids[part.live], part.columns.versions[part.live]
        found.update(zip(ids.tolist(), versions_.tolist(), strict=True))
    return found


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


def _narrowings(snapshot: Snapshot, matches: Matches, query: SearchQuery) -> list[Narrowing]:
    parts = zip(snapshot.parts, matches.parts, strict=True)
    return [Narrowing(part.columns, matched.rows, query) for part, matched in parts]


def _total(narrowings: list[Narrowing]) -> int:
    return sum(int(np.count_nonzero(each.passing)) for each in narrowings)


def _ranked(
    snapshot: Snapshot, matches: Matches, narrowings: list[Narrowing], query: SearchQuery, most: int
) -> tuple[Hit, ...]:
    per_part = zip(snapshot.parts, matches.parts, narrowings, strict=True)
    lists = [first_candidates(part.columns, matched, narrowing, query, most) for part, matched, narrowing in per_part]
    return tuple(hit(candidate) for candidate in islice(merge(*lists), most))


def _towns(part: Part, start: str) -> list[str]:
    """Sorted as ranking.name_key sorts them."""
    towns = part.columns.keywords[TOWN_STARTS]
    first, end = towns.values.span(start)
    live = [index for index in range(first, end) if part.live[towns.rows_in((index, index + 1), today=0)].any()]
    return [towns.values[index].partition("\0")[2] for index in live]


def _names(part: Part, start: str, limit: int) -> list[tuple[str, int]]:
    """The first names, each with its supplier; sorted as ranking.name_key sorts them."""
    starts = part.columns.keywords[NAME_STARTS]
    rows = np.unique(starts.rows_in(starts.values.span(start), today=0))
    rows = rows[part.live[rows]]
    ranks, ids = part.columns.name_ranks[rows], part.columns.ids[rows]
    names = part.columns.keywords[NAMES].values
    return [(names[int(ranks[each])], int(ids[each])) for each in np.lexsort((ids, ranks))[:limit]]


def _shown(name_key: str) -> str:
    return name_key.partition("\0")[2]
