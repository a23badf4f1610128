"""What SQL knows of a firm and of time, for both databases alike."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Float, String, and_, case, cast, func, literal_column, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.suppliers.models import Supplier

MILLION = 1_000_000

OWN, REGION, COUNTRY, ABROAD, UNKNOWN = "own", "region", "country", "abroad", "unknown"
MICRO, SMALL, MEDIUM, LARGE = "micro", "small", "medium", "large"


class DaysBetween(FunctionElement[float]):
    """Days from the first moment to the second, with their fraction."""

    type = Float()
    inherit_cache = True


@compiles(DaysBetween)
def _days_elsewhere(element: Any, compiler: Any, **options: Any) -> str:
    first, second = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(extract(epoch FROM ({second} - {first})) / 86400.0)"


@compiles(DaysBetween, "sqlite")
def _days_in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    first, second = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(julianday({second}) - julianday({first}))"


def known_firm() -> ColumnElement[int | None]:
    """The id of the firm's profile; a firm from outside has one when it registered later."""
    return func.coalesce(ShortlistDecision.supplier_id, OutsideFirm.supplier_id)


def firm_key() -> ColumnElement[str]:
    """Tells firms apart: by their profile or, outside the register, by their mail address.

    Its marks are no parameters: PostgreSQL would not see that what is selected is what is grouped by.
    """
    outside = literal_column("'o'", String) + func.lower(OutsideFirm.email)
    return case((known_firm().is_not(None), literal_column("'s'", String) + cast(known_firm(), String)), else_=outside)


def place_of(region: Collection[str]) -> ColumnElement[str]:
    """Where the firm has its seat now, seen from the municipality that buys; `region` are codes of municipalities."""
    country = func.coalesce(Supplier.country, OutsideFirm.country)
    return case(
        (country != "NL", ABROAD),
        (Supplier.municipality_code == ProcurementFile.municipality_code, OWN),
        (Supplier.municipality_code.in_(region), REGION),
        (Supplier.municipality_code.is_not(None), COUNTRY),
        else_=UNKNOWN,
    )


def size_of() -> ColumnElement[str]:
    """The same classes as suppliers.size.size_class, for all firms at once; a test compares the two."""
    return case(
        (Supplier.staff.is_(None), UNKNOWN),
        (and_(Supplier.staff < 10, _within(2, 2)), MICRO),
        (and_(Supplier.staff < 50, _within(10, 10)), SMALL),
        (and_(Supplier.staff < 250, _within(50, 43)), MEDIUM),
        else_=LARGE,
    )


def _within(most_turnover: int, most_balance: int) -> ColumnElement[bool]:
    """In millions of euros; what is not known does not push a firm up."""
    turnover, balance = Supplier.turnover, Supplier.balance_total
    return or_(
        and_(turnover.is_(None), balance.is_(None)),
        func.coalesce(turnover <= most_turnover * MILLION, False),
        func.coalesce(balance <= most_balance * MILLION, False),
    )
