"""Small numbers stay hidden: they would tell about one firm."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5  # PRODUCT.md §4


@dataclass(frozen=True)
class Shown:
    """The rows that may be seen, and of how many rows the number is hidden."""

    rows: tuple[tuple[str, int], ...]
    hidden: int


def without_small(counts: Sequence[tuple[str, int]]) -> Shown:
    """Of one hidden number the total would tell what it is: the smallest other one is hidden with it."""
    rows = sorted(counts, key=lambda count: (-count[1], count[0]))
    shown = [row for row in rows if row[1] >= FEWEST]
    if len(rows) - len(shown) == 1:
        shown = shown[:-1]
    return Shown(tuple(shown), len(rows) - len(shown))


def everything(counts: Sequence[tuple[str, int]]) -> Shown:
    return Shown(tuple(counts), 0)
