"""What is filled in about the region and its organisations."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RegionDetails:
    name: str
    theme: str | None
    colour: str


@dataclass(frozen=True)
class Membership:
    """Of the region; `left_on` is the first day outside it."""

    joined_on: date
    left_on: date | None


@dataclass(frozen=True)
class AssociationDetails:
    name: str
    municipality_code: str | None
    decision_days: int
    membership: Membership
