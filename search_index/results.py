"""Answers of the index: ids and versions. What a page shows of them is read from the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Hit(NamedTuple):
    """`distance_km` is None when the query names no point or the supplier has none."""

    id: int
    version: int
    score: float = 0.0
    distance_km: float | None = None


@dataclass(frozen=True)
class Facet:
    """How many suppliers each value would give, most first; values that give none are left out.

    Of a measure (distance, days) the counts are in the order of its steps.
    A facet ignores the filter of its own group: the counts say what another choice would give.
    """

    field: str
    counts: Mapping[str, int]

    @classmethod
    def in_steps(cls, field: str, counts: Mapping[str, int]) -> "Facet":
        return cls(field, dict(sorted(_some(counts), key=lambda each: int(each[0]))))

    @classmethod
    def of(cls, field: str, counts: Mapping[str, int]) -> "Facet":
        return cls(field, dict(sorted(_some(counts), key=lambda each: (-each[1], each[0]))))


def _some(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(value, count) for value, count in counts.items() if count]


@dataclass(frozen=True)
class SearchPage:
    """`relaxed` says that no supplier has all the words, so that these have any of them."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Facet]
    page: int
    page_size: int
    relaxed: bool = False

    @property
    def pages(self) -> int:
        return -(-self.total // self.page_size)


class SuggestionKind(StrEnum):
    SUPPLIER = "supplier"
    TOWN = "town"


@dataclass(frozen=True)
class Suggestion:
    """`id` is that of the supplier, None for a town."""

    kind: SuggestionKind
    text: str
    id: int | None = None


@dataclass(frozen=True)
class IndexStatus:
    """State of an index for the people who run it; in memory there are no files.

    `format`: the version of the files. `saved_at`: when the last change was made, in seconds since 1970.
    """

    documents: int
    position: int
    segments: int = 0
    bytes_on_disk: int = 0
    format: int = 0
    saved_at: float = 0.0
