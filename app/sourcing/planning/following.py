"""Verbs of firms: follow a planned purchase, show interest in it, stop. Neither ever gives an advantage."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase
from app.suppliers.models import Supplier


def interest_of(supplier: Supplier, purchase: PlannedPurchase) -> PlannedInterest | None:
    own = PlannedInterest.supplier_id == supplier.id, PlannedInterest.purchase_id == purchase.id
    return session.scalar(select(PlannedInterest).where(*own))


def follow(supplier: Supplier, purchase: PlannedPurchase, *, by: User, at: datetime) -> PlannedInterest:
    """Mail comes to who asked for it last."""
    take_turn(f"followers of {purchase.id}")
    interest = interest_of(supplier, purchase)
    if interest is None:
        interest = PlannedInterest(purchase_id=purchase.id, supplier_id=supplier.id, is_interested=False, noted_at=at)
        session.add(interest)
    interest.wants_mail, interest.noted_by_id = True, by.id
    session.flush()
    return interest


def show_interest(supplier: Supplier, purchase: PlannedPurchase, *, by: User, at: datetime) -> None:
    """The buyer of the municipality sees the firm from now on; it follows the purchase, too."""
    interest = follow(supplier, purchase, by=by, at=at)
    if interest.is_interested:
        return
    interest.is_interested, interest.noted_at = True, at
    record("plan.interest_shown", purchase, by=by, supplier_id=supplier.id)


def stop(supplier: Supplier, purchase: PlannedPurchase, *, by: User) -> None:
    """Neither follow nor be seen any more. Nothing happens when the firm did not follow."""
    interest = interest_of(supplier, purchase)
    if interest is None:
        return
    if interest.is_interested:
        record("plan.interest_withdrawn", purchase, by=by, supplier_id=supplier.id)
    session.delete(interest)


def stop_mail(interest: PlannedInterest) -> None:
    """From the link in a mail; what the firm said about its interest stays."""
    interest.wants_mail = False
