"""What happened to planned purchases that firms follow."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanMoved:
    """To another quarter than `year` and `quarter`."""

    purchase_id: int
    year: int
    quarter: int


@dataclass(frozen=True)
class PlanWithdrawn:
    purchase_id: int
