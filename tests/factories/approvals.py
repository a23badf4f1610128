"""Applications."""

from datetime import date
from typing import Any

from app.approvals.models import Application, ApplicationStatus
from app.suppliers.models import Supplier
from tests.factories import save
from tests.factories.suppliers import NOON, make_complete_draft


def make_application(supplier: Supplier | None = None, **values: Any) -> Application:
    """One that waits for the desk, or with `association` for its board; the term ends on 30 March 2026."""
    firm = supplier or make_complete_draft()
    defaults: dict[str, Any] = {
        "supplier": firm,
        "status": ApplicationStatus.SUBMITTED,
        "submitted_by": firm.editors[0].user,
        "submitted_at": NOON,
        "due_on": date(2026, 3, 30),
    }
    return save(Application(**{**defaults, **values}))
