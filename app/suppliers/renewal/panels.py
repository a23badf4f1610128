"""What "my firms" and "my firm" say about confirming, leaving and beginning again."""

from collections.abc import Sequence
from typing import Any

from flask import request

from app.core.guard import visitor
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.renewal import policies
from app.suppliers.standing import due_on

_OWN_PAGES = frozenset({"suppliers.mine", "suppliers.firm"})


def firm_status(suppliers: Sequence[Supplier]) -> dict[str, Any] | None:
    """For slots.FIRM_STATUS: which firms are late to confirm their profile. It comes before all else there."""
    if request.endpoint not in _OWN_PAGES:
        return None
    late = {supplier.id for supplier in suppliers if _is_late(supplier) and policies.may_confirm(visitor(), supplier)}
    return {"late": late} if late else None


def firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS; nothing for a draft, and no second button for who is late."""
    user = visitor()
    panel = {
        "may_confirm": policies.may_confirm(user, supplier) and not _is_late(supplier),
        "may_withdraw": policies.may_withdraw(user, supplier),
        "may_begin_again": policies.may_begin_again(user, supplier),
    }
    if not any(panel.values()):
        return None
    return {**panel, "due_on": due_on(supplier.confirmed_at) if supplier.confirmed_at else None}


def _is_late(supplier: Supplier) -> bool:
    return supplier.unconfirmed_since is not None or supplier.standing is ProfileStatus.LAPSED
