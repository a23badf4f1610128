"""Selects on how often firms were found."""

from collections import Counter
from datetime import date

from sqlalchemy import select

from app.core.db import session
from app.core.quarters import Quarter
from app.search.found.models import SupplierFound
from app.suppliers.models import Supplier


def found_per_quarter(supplier: Supplier, *, since: date) -> Counter[Quarter]:
    """`since` is the first day of a quarter."""
    rows = select(SupplierFound).where(SupplierFound.supplier_id == supplier.id, SupplierFound.month >= since)
    times: Counter[Quarter] = Counter()
    for row in session.scalars(rows):
        times[Quarter.of(row.month)] += row.times
    return times
