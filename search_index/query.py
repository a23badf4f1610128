"""A question to the index: everything that decides the answer, and nothing else."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search_index.fields import FACETS, FILTERS, Measure
from search_index.geo import GeoPoint


class Sort(StrEnum):
    """Suppliers without the value that is sorted on come last."""

    RELEVANCE = "relevance"
    DISTANCE = "distance"
    NAME = "name"
    VERIFIED = "verified"


@dataclass(frozen=True)
class Filter:
    """One group of choices: a supplier passes when any of `values` fits. Without values everyone passes.

    `cpv` takes any code of the tree, with or without its check digit; `distance` kilometres from the query's
    point; `verified_within` days. Raises ValueError for a field or a number that does not exist.
    """

    field: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.field not in FILTERS:
            raise ValueError(f"no filter named {self.field!r}")
        if "" in self.values:
            raise ValueError("an empty value says nothing: leave it out")
        if isinstance(FILTERS[self.field], Measure):
            self.widest()

    def widest(self) -> float:
        """The largest of the values of a measure: it lets everything through that a smaller one does."""
        return max((float(value) for value in self.values), default=float("inf"))


@dataclass(frozen=True, kw_only=True)
class SearchQuery:
    """`today` is the day that proofs and verification are compared with, `seed` decides between equals."""

    today: date
    text: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Sort = Sort.RELEVANCE
    seed: int = 0
    page: int = 1
    page_size: int = 20
    near: GeoPoint | None = None
    facets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = set(self.facets) - set(FACETS)
        if unknown:
            raise ValueError(f"no facets named {sorted(unknown)}")
        if self.page < 1 or self.page_size < 1:
            raise ValueError("pages are counted from 1")

    def filters_outside(self, group: str | None) -> tuple[Filter, ...]:
        """The filters that a facet of this group is counted under: all but its own."""
        return tuple(each for each in self.filters if each.field != group and each.values)
