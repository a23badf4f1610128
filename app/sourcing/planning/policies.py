"""Buyers of a municipality keep its calendar, its controller reads along; everybody reads what is published."""

from dataclasses import dataclass

from app.accounts.models import Role, User
from app.accounts.policies import is_buyer, municipalities_of
from app.sourcing.planning.models import PlannedPurchase, PlanStatus
from app.sourcing.policies import may_open_list
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.policies import edits


@dataclass(frozen=True)
class Following:
    """A firm, and the planned purchase it asks about."""

    supplier: Supplier
    purchase: PlannedPurchase


def may_keep_calendar(user: User | None) -> bool:
    return is_buyer(user)


def may_read_plans(user: User | None) -> bool:
    return may_open_list(user)


def may_see_plan(user: User | None, purchase: PlannedPurchase) -> bool:
    """With its drafts and with who is interested."""
    return purchase.municipality_code in municipalities_of(user, Role.BUYER, Role.CONTROLLER)


def may_manage_plan(user: User | None, purchase: PlannedPurchase) -> bool:
    return purchase.municipality_code in municipalities_of(user, Role.BUYER)


def may_change_plan(user: User | None, purchase: PlannedPurchase) -> bool:
    return purchase.is_open and may_manage_plan(user, purchase)


def may_read(_user: User | None, purchase: PlannedPurchase) -> bool:
    """A withdrawn one keeps its page, which says so: followers have its address."""
    return purchase.published_at is not None


def may_follow(user: User | None, following: Following) -> bool:
    """Whoever acts for the firm, as long as the purchase is announced."""
    firm_is_here = following.supplier.status is not ProfileStatus.WITHDRAWN
    return firm_is_here and following.purchase.status is PlanStatus.PUBLISHED and edits(user, following.supplier)


def may_stop_following(user: User | None, following: Following) -> bool:
    return edits(user, following.supplier)
