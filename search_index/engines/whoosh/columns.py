"""Everything about the documents of one segment but their words, as arrays with one entry per row."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from search_index.engines.whoosh.arrays import AnyArray
from search_index.fields import FOREVER, KEYWORD_FIELDS

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

# Keyword columns that serve sorting and suggesting only.
NAMES = "names"
NAME_STARTS = "name_starts"
TOWN_STARTS = "town_starts"
KEYWORD_COLUMNS = (*(field.name for field in KEYWORD_FIELDS), NAMES, NAME_STARTS, TOWN_STARTS)


class Vocabulary(Sequence[str]):
    """Strings in ascending order, decoded only when asked for. `starts` has one entry more than there are."""

    def __init__(self, starts: Ints, text: npt.NDArray[np.uint8]) -> None:
        self._starts = starts
        self._text = text

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._text[self._starts[index] : self._starts[index + 1]].tobytes().decode()

    def span(self, prefix: str) -> tuple[int, int]:
        """First and one past the last of the strings that start with a prefix that is not empty."""
        beyond = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return bisect_left(self, prefix), bisect_left(self, beyond)


@dataclass(frozen=True)
class Keywords:
    """Per value the rows that have it and until which day (ordinal). Rows of value i begin at starts[i]."""

    values: Vocabulary
    starts: Ints
    rows: Rows
    last_days: Rows

    @cached_property
    def expires(self) -> bool:
        return bool(len(self.last_days)) and int(self.last_days.min()) < FOREVER

    @cached_property
    def labels(self) -> list[str]:
        """All values, decoded once: for columns of few values that are counted in every answer."""
        return list(self.values)

    def find(self, value: str) -> tuple[int, int]:
        """The span of one value, empty when nobody has it."""
        index = bisect_left(self.values, value)
        found = index < len(self.values) and self.values[index] == value
        return index, index + found

    def rows_in(self, span: tuple[int, int], today: int) -> Rows:
        """Rows with a value of the span that counts today; a row may come more than once."""
        first, last = self.starts[span[0]], self.starts[span[1]]
        rows = self.rows[first:last]
        return rows[self.last_days[first:last] >= today] if self.expires else rows

    def counts(self, passing: Bools, today: int) -> dict[str, int]:
        """How many of the passing rows have each value; values that none has are left out."""
        if not len(self.values):
            return {}
        counted = passing[self.rows]
        if self.expires:
            counted = counted & (self.last_days >= today)
        totals = np.add.reduceat(counted, self.starts[:-1], dtype=np.int64)
        some = np.flatnonzero(totals)
        return dict(zip(map(self.labels.__getitem__, some.tolist()), totals[some].tolist(), strict=True))

    def entries(self) -> Iterator[tuple[str, Rows, Rows]]:
        """Each value with its rows and last days."""
        for index, value in enumerate(self.values):
            first, last = self.starts[index], self.starts[index + 1]
            yield value, self.rows[first:last], self.last_days[first:last]


@dataclass(frozen=True)
class Columns:
    """`removed` marks a row that only remembers the version at which a supplier was deleted.

    `points` are unit vectors, NaN without a point; `verified` is a day's ordinal, 0 for never.
    """

    ids: Ints
    versions: Ints
    removed: Bools
    lengths: Floats
    verified: Ints
    points: tuple[Floats, Floats, Floats]
    keywords: Mapping[str, Keywords]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def name_ranks(self) -> Ints:
        """Where each row's name stands in the vocabulary of names."""
        names = self.keywords[NAMES]
        ranks = np.zeros(len(self), dtype=np.int64)
        ranks[names.rows] = np.repeat(np.arange(len(names.values)), np.diff(names.starts))
        return ranks


def columns_from(arrays: Mapping[str, AnyArray]) -> Columns:
    found: Any = arrays  # the file holds exactly what building.py put in, under the same names
    return Columns(
        ids=found["ids"],
        versions=found["versions"],
        removed=found["removed"],
        lengths=found["lengths"],
        verified=found["verified"],
        points=(found["x"], found["y"], found["z"]),
        keywords={name: _keywords_from(name, found) for name in KEYWORD_COLUMNS},
    )


def _keywords_from(name: str, found: Any) -> Keywords:
    return Keywords(
        values=Vocabulary(found[f"{name}.value_starts"], found[f"{name}.text"]),
        starts=found[f"{name}.starts"],
        rows=found[f"{name}.rows"],
        last_days=found[f"{name}.last_days"],
    )
