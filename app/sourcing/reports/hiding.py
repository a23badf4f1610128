"""Small numbers stay hidden: they would tell about one firm (PRODUCT.md §4)."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5


@dataclass(frozen=True)
class Hiding:
    """The rows of which no number is shown, and the columns of which the total is not."""

    rows: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()


def is_small(number: int) -> bool:
    return 0 < number < FEWEST


def hide(rows: Sequence[Sequence[int]]) -> Hiding:
    """What to hide of counts with a total below each column, so that no hidden number can be computed.

    A row with a small number goes as a whole: its other numbers are bounds for that one. Of one hidden row the
    totals would tell all, so the smallest other rows are hidden with it. A total goes when it would still tell: what
    it leaves for the hidden rows is itself small, or all that so many small numbers can be.
    """
    hidden = {index for index, row in enumerate(rows) if any(map(is_small, row))}
    if len(hidden) == 1:
        hidden |= _smallest_others(rows, hidden)
    if not hidden:
        return Hiding()
    columns = range(len(rows[0]))
    totals = {column for column in columns if _tells(sum(rows[index][column] for index in hidden), len(hidden))}
    return Hiding(frozenset(hidden), frozenset(totals))


def _smallest_others(rows: Sequence[Sequence[int]], hidden: set[int]) -> set[int]:
    """All that are equally small: which of them was chosen would say something about it."""
    others = {index: sum(row) for index, row in enumerate(rows) if index not in hidden and any(row)}
    return {index for index, size in others.items() if size == min(others.values())}


def _tells(left: int, hidden: int) -> bool:
    return hidden == 1 or left < FEWEST or left == hidden * (FEWEST - 1)
