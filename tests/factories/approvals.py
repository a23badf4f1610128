"""Applications."""

from datetime import date, datetime
from typing import Any

from app.accounts.models import User
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.approvals.records import ApplicationDecision
from app.organisations.models import Association
from app.suppliers.models import Supplier
from tests.factories import save
from tests.factories.suppliers import NOON, make_complete_draft


def make_refused(
    by: User, *, association: Association | None = None, supplier: Supplier | None = None, at: datetime = NOON
) -> Application:
    """Refused by a board, or without an association by the desk; the firm can appeal."""
    refusal = {"decided_at": at, "decided_by_id": by.id, "reason_code": ReasonCode.OTHER, "reason": "Geen bedrijf."}
    application = make_application(supplier, association=association, status=ApplicationStatus.REFUSED, **refusal)
    board = application.association_id
    application.decisions.append(ApplicationDecision(status=ApplicationStatus.REFUSED, association_id=board, **refusal))
    return save(application)


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
