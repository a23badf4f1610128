"""How often the codes for a title hold what the buyer chose, on notices that buyers coded themselves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.reference.cpv import division, group
from app.reference.cpv_suggest import classify
from app.reference.files import read_rows

LISTED = 20
FIRST = 5

Notice = Mapping[str, str]


@dataclass(frozen=True)
class CpvRelevance:
    """Shares (0 to 1) of the notices of which the first five different divisions, or groups, have a right one."""

    notices: int
    division: float
    group: float


def development_notices() -> list[dict[str, str]]:
    """Dutch titles with the codes their buyers gave them; data/SOURCES.md says where they come from."""
    return read_rows("relevance_dev.csv")


def measure(rows: Iterable[Notice]) -> CpvRelevance:
    """`query` is asked; right is any code of `cpv` and `cpv_additional` (eight digits, separated by spaces)."""
    asked = [(_chosen(row), classify(row["query"], LISTED)) for row in rows]
    return CpvRelevance(len(asked), _share(division, asked), _share(group, asked))


def _chosen(row: Notice) -> list[str]:
    return [row["cpv"], *row["cpv_additional"].split()]


def _share(level: Callable[[str], str], asked: Sequence[tuple[list[str], list[str]]]) -> float:
    right = 0
    for chosen, listed in asked:
        first = list(dict.fromkeys(map(level, listed)))[:FIRST]
        right += any(level(code) in first for code in chosen)
    return right / max(len(asked), 1)
