"""Everything about the documents of one segment but their words, as arrays with one entry per row."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np

from search_index.engines.whoosh.arrays import AnyArray, Bools, Floats, Ints, Rows
from search_index.engines.whoosh.vocabulary import Vocabulary
from search_index.fields import FOREVER, KEYWORD_FIELDS

# Keyword columns that no filter or facet reads.
NAMES = "names"
NAME_STARTS = "name_starts"
TOWN_STARTS = "town_starts"
WORDS = "words"
FACET_COLUMNS = tuple(field.name for field in KEYWORD_FIELDS if field.is_facet)
KEYWORD_COLUMNS = (*(field.name for field in KEYWORD_FIELDS), NAMES, NAME_STARTS, TOWN_STARTS, WORDS)


@dataclass(frozen=True)
class Keywords:
    """Per value the rows that have it and until which day (ordinal). Rows of value i begin at starts[i].

    No value is without rows. `last_days` is empty when no row of the column has a last day.
    """

    values: Vocabulary
    starts: Ints
    rows: Rows
    last_days: Rows

    @property
    def expires(self) -> bool:
        return len(self.last_days) > 0

    @cached_property
    def labels(self) -> list[bytes]:
        """All values: for columns of few values that are counted in every answer."""
        return self.values.encoded()

    @cached_property
    def is_single(self) -> bool:
        """Whether no row has two values, on no day."""
        return not self.expires and int(np.bincount(self.rows).max(initial=0)) <= 1

    @property
    def owners(self) -> Ints:
        """The value of every entry of `rows`."""
        return np.repeat(np.arange(len(self.values)), np.diff(self.starts))

    @property
    def days(self) -> Ints:
        """The last day of every entry of `rows`."""
        return self.last_days.astype(np.int64) if self.expires else np.full(len(self.rows), FOREVER)

    def rows_in(self, span: tuple[int, int], today: int) -> Rows:
        """Rows with a value of the span that counts today; a row may come more than once."""
        first, last = self.starts[span[0]], self.starts[span[1]]
        rows = self.rows[first:last]
        return rows[self.last_days[first:last] >= today] if self.expires else rows

    def entries(self, today: int) -> tuple[Ints, Rows]:
        """The values and rows of all entries that count today, in order."""
        if not self.expires:
            return self.owners, self.rows
        counts = self.last_days >= today
        return self.owners[counts], self.rows[counts]


@dataclass(frozen=True)
class Columns:
    """`removed` marks a row that only remembers the version at which a supplier was deleted.

    `verified` is a day's ordinal, 0 for never. `places` is an index into the points, which are unit vectors;
    NaN stands for no point.
    """

    ids: Ints
    versions: Ints
    removed: Bools
    lengths: Floats
    verified: Rows
    places: Rows
    x: Floats
    y: Floats
    z: Floats
    keywords: Mapping[str, Keywords]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def name_ranks(self) -> Rows:
        """Where each row's name stands in the vocabulary of names."""
        names = self.keywords[NAMES]
        ranks = np.zeros(len(self), dtype=np.int32)
        ranks[names.rows] = names.owners
        return ranks


NUMBERS = tuple(field.name for field in fields(Columns) if field.name != "keywords")


def columns_from(arrays: Mapping[str, AnyArray]) -> Columns:
    found: Any = arrays  # the file holds exactly what building.py or merging.py put in, under the same names
    keywords = {name: _keywords_from(name, found) for name in KEYWORD_COLUMNS}
    return Columns(**{name: found[name] for name in NUMBERS}, keywords=keywords)


def arrays_of(keywords: Mapping[str, Keywords]) -> dict[str, AnyArray]:
    """What `columns_from` reads back of the keyword columns."""
    arrays: dict[str, AnyArray] = {}
    for name, each in keywords.items():
        arrays |= _arrays_of(name, each)
    return arrays


def _arrays_of(name: str, keywords: Keywords) -> dict[str, AnyArray]:
    has_last_days = len(keywords.last_days) and keywords.last_days.min() < FOREVER
    return {
        f"{name}.value_starts": keywords.values.starts,
        f"{name}.text": keywords.values.text,
        f"{name}.starts": keywords.starts,
        f"{name}.rows": keywords.rows,
        f"{name}.last_days": keywords.last_days if has_last_days else keywords.last_days[:0],
    }


def _keywords_from(name: str, found: Any) -> Keywords:
    return Keywords(
        values=Vocabulary(found[f"{name}.value_starts"], found[f"{name}.text"]),
        starts=found[f"{name}.starts"],
        rows=found[f"{name}.rows"],
        last_days=found[f"{name}.last_days"],
    )
