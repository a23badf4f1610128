"""What a suspension puts on the pages of a firm."""

from typing import Any

from app.core.clock import today
from app.core.guard import visitor
from app.suppliers.models import Supplier
from app.suppliers.suspending.labels import REASONS
from app.suppliers.suspending.policies import may_suspend
from app.suppliers.suspending.queries import current_suspension


def desk_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.SUPPLIER_PANELS: the desk's way to suspend."""
    return {} if may_suspend(visitor(), supplier) else None


def firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS: why, and until when."""
    suspension = current_suspension(supplier, today())
    return {"suspension": suspension, "reason": REASONS[suspension.code]} if suspension else None
