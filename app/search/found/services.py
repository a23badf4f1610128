"""Adding up which firms were found."""

from collections.abc import Mapping

from sqlalchemy import select

from app.core.db import session, take_turn
from app.search.found.models import SupplierFound
from app.search.found.sighting import Seen
from app.suppliers.models import Supplier

TURN = "found"


def add_up(counts: Mapping[Seen, int]) -> None:
    """Add what a web process has counted; processes take turns. Firms that are gone meanwhile are left out."""
    take_turn(TURN)
    ids = {seen.supplier_id for seen in counts}
    known = set(session.scalars(select(Supplier.id).where(Supplier.id.in_(ids))))
    rows = session.scalars(select(SupplierFound).where(SupplierFound.supplier_id.in_(ids)))
    held = {Seen(row.supplier_id, row.month): row for row in rows}
    for seen, times in counts.items():
        if seen.supplier_id not in known:
            continue
        if seen not in held:
            held[seen] = SupplierFound(supplier_id=seen.supplier_id, month=seen.month, times=0)
            session.add(held[seen])
        held[seen].times += times
