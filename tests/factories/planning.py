"""Planned purchases, and firms that follow them."""

from typing import Any

from app.sourcing.kinds import Category
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase, SizeBand
from app.suppliers.models import Supplier
from tests.factories import save
from tests.factories.sourcing import GARDENING, NOON, ZEIST, make_buyer


def make_draft_plan(municipality_code: str = ZEIST, **values: Any) -> PlannedPurchase:
    defaults: dict[str, Any] = {
        "municipality_code": municipality_code,
        "subject": "Maintenance of sports fields",
        "description": "Eleven fields, for three years.",
        "category": Category.SERVICES,
        "cpv_code": GARDENING,
        "year": 2026,
        "quarter": 4,
        "size_band": SizeBand.MEDIUM,
        "created_at": NOON,
    }
    if "created_by_id" not in values:
        defaults["created_by_id"] = make_buyer(municipality_code).id
    return save(PlannedPurchase(**{**defaults, **values}))


def make_plan(municipality_code: str = ZEIST, **values: Any) -> PlannedPurchase:
    """A published one."""
    return make_draft_plan(municipality_code, **{"published_at": NOON, **values})


def make_interest(plan: PlannedPurchase, firm: Supplier, **values: Any) -> PlannedInterest:
    defaults: dict[str, Any] = {"purchase": plan, "supplier": firm, "is_interested": True, "noted_at": NOON}
    return save(PlannedInterest(**{**defaults, **values}))
