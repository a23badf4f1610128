"""What the page of an application says about authority."""

from typing import Any

from app.approvals.authority.forms import CheckForm
from app.approvals.authority.policies import may_change_number
from app.core.guard import visitor
from app.suppliers.authority import presenting
from app.suppliers.models import Supplier


def review_panel(supplier: Supplier) -> dict[str, Any]:
    """For slots.REVIEW_PANELS; the page says whether this reviewer decides."""
    return {"check_form": CheckForm(formdata=None), **presenting.what_was_shown(supplier)}


def desk_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.SUPPLIER_PANELS: what the desk can do with a listed firm."""
    return {"firm": supplier} if supplier.is_public and may_change_number(visitor(), supplier) else None
