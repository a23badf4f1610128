"""The judged list: what buyers type, and how well each firm of the demonstration region answers it.

data/JUDGING.md says how it was judged.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class JudgedQuery:
    """`grades`: 1 to 3 by KvK number; who is not in it is worth nothing."""

    text: str
    kind: str
    need: str
    grades: Mapping[str, int]


@cache
def judged_queries() -> tuple[JudgedQuery, ...]:
    """In the order of the file, which is that of the kinds."""
    grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows("judgements.csv"):
        grades[row["query"]][row["kvk_number"]] = int(row["grade"])
    return tuple(
        JudgedQuery(row["query"], row["kind"], row["need"], grades[row["query"]]) for row in _rows("queries.csv")
    )


def judged_firms() -> dict[str, str]:
    """Name by KvK number, of all firms with a grade."""
    return {row["kvk_number"]: row["firm"] for row in _rows("judgements.csv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
