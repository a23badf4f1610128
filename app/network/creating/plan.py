"""What a new region is made of."""

from dataclasses import dataclass
from datetime import date

from app.network.details import Presentation, Seat

DEFAULT_COLOUR = "#1f5f4f"


@dataclass(frozen=True)
class PlannedMunicipality:
    code: str
    joined_on: date
    left_on: date | None = None


@dataclass(frozen=True)
class PlannedAssociation:
    name: str
    joined_on: date
    municipality_code: str | None = None
    left_on: date | None = None
    decision_days: int = 10
    contact: Presentation | None = None
    board: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class RegionPlan:
    name: str
    colour: str = DEFAULT_COLOUR
    theme: str | None = None
    contact: Presentation | None = None
    municipalities: tuple[PlannedMunicipality, ...] = ()
    associations: tuple[PlannedAssociation, ...] = ()
