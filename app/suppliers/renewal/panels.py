"""What "my firm" says about confirming, leaving and beginning again."""

from typing import Any

from app.core.guard import visitor
from app.suppliers.models import Supplier
from app.suppliers.renewal import policies
from app.suppliers.standing import due_on, shows_lapse_until


def firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS; nothing for a draft."""
    user = visitor()
    panel = {
        "may_confirm": policies.may_confirm(user, supplier),
        "may_withdraw": policies.may_withdraw(user, supplier),
        "may_begin_again": policies.may_begin_again(user, supplier),
        "due_on": due_on(supplier.confirmed_at) if supplier.confirmed_at else None,
        "page_gone_on": shows_lapse_until(supplier) if supplier.confirmed_at else None,
    }
    return panel if any(panel[each] for each in ("may_confirm", "may_withdraw", "may_begin_again")) else None
