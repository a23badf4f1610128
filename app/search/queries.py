"""The figures of the home page."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.core.db import session
from app.organisations.queries import associations, municipalities_in_region
from app.suppliers.models import Supplier


@dataclass(frozen=True)
class RegionNumbers:
    firms: int
    municipalities: int
    associations: int


def region_numbers(on: date) -> RegionNumbers:
    """Three queries: the home page is asked for most."""
    listed = select(func.count()).select_from(Supplier).where(Supplier.is_public)
    return RegionNumbers(
        firms=session.scalar(listed) or 0,
        municipalities=len(municipalities_in_region(on)),
        associations=len(associations(on)),
    )


def number_of_firms(municipality_code: str) -> int:
    """That have their seat there and can be found."""
    statement = select(func.count()).select_from(Supplier).where(Supplier.is_public)
    return session.scalar(statement.where(Supplier.municipality_code == municipality_code)) or 0
