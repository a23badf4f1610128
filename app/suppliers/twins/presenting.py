"""Look-alikes on the pages of others: for the applicant, and for whoever reviews an application."""

from collections.abc import Sequence
from typing import Any

from flask import request

from app.accounts.policies import is_desk
from app.core.guard import visitor
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.twins.labels import reasons
from app.suppliers.twins.policies import may_dismiss
from app.suppliers.twins.queries import find_two, twins_of
from app.suppliers.twins.services import STATUSES

PUBLIC = frozenset({ProfileStatus.LISTED})
# Where the name, and then the place, have just been filled in, and where the profile is handed in.
_PAGES_WITH_WARNING = frozenset(
    {"registration.identity", "registration.place", "registration.trade", "approvals.check", "suppliers.firm"}
)


def warning(suppliers: Sequence[Supplier]) -> dict[str, Any] | None:
    """For slots.FIRM_STATUS: listed firms that a draft looks like. What others are drafting is nobody's business."""
    if len(suppliers) != 1 or request.endpoint not in _PAGES_WITH_WARNING:
        return None
    [supplier] = suppliers
    if supplier.status is not ProfileStatus.DRAFT:
        return None
    twins = twins_of(supplier, statuses=PUBLIC)
    return {"twins": twins} if twins else None


def for_reviewer(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.REVIEW_WARNINGS: a board sees listed firms only, the desk all of them."""
    user = visitor()
    twins = twins_of(supplier, statuses=STATUSES if is_desk(user) else PUBLIC)
    if not twins:
        return None
    return {
        "twins": [(twin, reasons(twin.likeness), _may_dismiss(supplier, twin.firm.id)) for twin in twins],
        "reviewed": supplier,
        "sees_merge": is_desk(user),
        "back": request.path,
    }


def _may_dismiss(supplier: Supplier, other_id: int) -> bool:
    two = find_two(supplier.id, other_id)
    return two is not None and may_dismiss(visitor(), two)
