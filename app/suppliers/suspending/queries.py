"""Selects on suspensions, read-only."""

from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.suppliers.models import Supplier
from app.suppliers.suspending.models import Suspension


def suspensions_of(supplier: Supplier) -> list[Suspension]:
    """Newest first."""
    statement = select(Suspension).where(Suspension.supplier_id == supplier.id)
    return list(session.scalars(statement.order_by(Suspension.since.desc(), Suspension.id.desc())))


def current_suspension(supplier: Supplier, on: date) -> Suspension | None:
    return next((each for each in suspensions_of(supplier) if each.counts_on(on)), None)


def running(on: date) -> Select[Suspension]:
    """Those that hold on this day, the first to end in front."""
    holds = select(Suspension).where(Suspension.until > on, Suspension.ended_at.is_(None))
    return holds.options(joinedload(Suspension.supplier)).order_by(Suspension.until, Suspension.id)


def over_before(before: datetime) -> Select[Suspension]:
    return select(Suspension).where(Suspension.until < before.date()).order_by(Suspension.id)
