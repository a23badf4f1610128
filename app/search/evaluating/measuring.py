"""Put every judged query to a search and grade what it finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from app.search.evaluating.judgements import JudgedQuery
from app.search.evaluating.metrics import ndcg, recall

NDCG_AT, RECALL_AT = 10, 20
SEEDS = range(5)  # draws of the order among equals; figures are the mean of them

Search = Callable[[str, int], Sequence[str]]  # what is typed, and a seed → KvK numbers, best first


@dataclass(frozen=True)
class Figures:
    """Means over queries. Values from 0 to 1."""

    queries: int
    ndcg: float
    recall: float


@dataclass(frozen=True)
class Result:
    """What one query found, and how good that is. `first`: KvK numbers of the first draw, best first."""

    query: JudgedQuery
    first: tuple[str, ...]
    ndcg: float
    recall: float


def results(queries: Iterable[JudgedQuery], search: Search) -> tuple[Result, ...]:
    return tuple(_result(query, search) for query in queries)


def _result(query: JudgedQuery, search: Search) -> Result:
    lists = [search(query.text, seed)[:RECALL_AT] for seed in SEEDS]
    judged = query.grades.values()
    graded = [[query.grades.get(firm, 0) for firm in firms] for firms in lists]
    return Result(
        query=query,
        first=tuple(lists[0][:NDCG_AT]),
        ndcg=fmean(ndcg(grades, judged, at=NDCG_AT) for grades in graded),
        recall=fmean(recall(grades, judged, at=RECALL_AT) for grades in graded),
    )


def mean(found: Sequence[Result]) -> Figures:
    """Raises statistics.StatisticsError without results."""
    return Figures(len(found), fmean(each.ndcg for each in found), fmean(each.recall for each in found))


def by_kind(found: Sequence[Result]) -> Mapping[str, Figures]:
    """In the order of the list."""
    kinds = dict.fromkeys(each.query.kind for each in found)
    return {kind: mean([each for each in found if each.query.kind == kind]) for kind in kinds}


def worst(found: Sequence[Result], number: int) -> list[Result]:
    return sorted(found, key=lambda each: each.ndcg)[:number]
