"""The figures as a table for people and as values for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.search.evaluating.measuring import NDCG_AT, RECALL_AT, Figures, Result, by_kind, mean, worst

WORST = 10
SHOWN = 5  # firms of a poor answer


@dataclass(frozen=True)
class Report:
    """`ours` and `literal` are the same queries in the same order. `names`: of firms, by KvK number.

    `cpv`: figures of plain words that lead to CPV codes, by name; empty when they were not measured.
    """

    firms: int
    ours: tuple[Result, ...]
    literal: tuple[Result, ...]
    names: Mapping[str, str]
    cpv: Mapping[str, float]
    seconds: float


def as_text(report: Report) -> str:
    return "\n".join([*_table(report), "", *_poor_answers(report), "", *_cpv(report)])


def as_values(report: Report) -> dict[str, Any]:
    return {
        "queries": len(report.ours),
        "firms": report.firms,
        "search": _values(report.ours),
        "literal": _values(report.literal),
        "worst": [_answer(result, report.names) for result in worst(report.ours, WORST)],
        "cpv": dict(report.cpv),
        "seconds": round(report.seconds, 1),
    }


def _values(results: tuple[Result, ...]) -> dict[str, Any]:
    return {
        "all": asdict(mean(results)),
        "by_kind": {kind: asdict(figures) for kind, figures in by_kind(results).items()},
        "by_query": {each.query.text: each.ndcg for each in results},
    }


def _answer(result: Result, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "query": result.query.text,
        "kind": result.query.kind,
        "need": result.query.need,
        "ndcg": result.ndcg,
        "found": [
            {"kvk_number": firm, "name": names[firm], "grade": result.query.grades.get(firm, 0)}
            for firm in result.first
        ],
    }


def _table(report: Report) -> Iterator[str]:
    yield f"{len(report.ours)} judged queries over {report.firms} invented firms; measured in {report.seconds:.0f} s"
    yield ""
    yield f"{'':18}{'':>9}   {'search':^19}   {'literal words':^19}"
    heading = f"{f'nDCG@{NDCG_AT}':>8}{f'recall@{RECALL_AT}':>11}"
    yield f"{'kind of query':18}{'queries':>9}   {heading}   {heading}"
    literal = by_kind(report.literal)
    for kind, figures in by_kind(report.ours).items():
        yield _line(kind, figures, literal[kind])
    yield _line("all", mean(report.ours), mean(report.literal))


def _line(name: str, ours: Figures, literal: Figures) -> str:
    return (
        f"{name:18}{ours.queries:>9}   {ours.ndcg:>8.3f}{ours.recall:>11.3f}"
        f"   {literal.ndcg:>8.3f}{literal.recall:>11.3f}"
    )


def _poor_answers(report: Report) -> Iterator[str]:
    yield f"The {WORST} poorest answers (grade, firm)"
    for result in worst(report.ours, WORST):
        yield f"{result.ndcg:.3f}  {result.query.text}  ({result.query.need})"
        for firm in result.first[:SHOWN]:
            yield f"         {result.query.grades.get(firm, 0)}  {report.names[firm]}"
        if not result.first:
            yield "         nothing found"


def _cpv(report: Report) -> Iterator[str]:
    if not report.cpv:
        yield "Plain words to CPV codes: not measured"
        return
    yield "Plain words to CPV codes"
    for name, value in report.cpv.items():
        yield f"{name:30}{value:>8.3f}"
