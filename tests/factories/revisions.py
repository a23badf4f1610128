"""Changes of listed firms."""

from datetime import date
from typing import Any

from app.approvals.models import ApplicationStatus
from app.memberships.services import start_membership
from app.organisations.models import Association
from app.suppliers.models import Supplier
from app.suppliers.revisions.models import Revision, RevisionStatus
from tests.factories import save
from tests.factories.approvals import make_application
from tests.factories.suppliers import NOON, make_listed


def make_approved(association: Association | None = None, owner: Any = None, **values: Any) -> Supplier:
    """A listed firm that the board of this association approved as its member, or the desk."""
    supplier = make_listed(owner, **values)
    make_application(supplier, association=association, status=ApplicationStatus.APPROVED, decided_at=NOON)
    if association is not None:
        start_membership(supplier, association.id, on=date(2026, 1, 1))
    return supplier


def make_proposal(supplier: Supplier | None = None, after: dict[str, Any] | None = None, **values: Any) -> Revision:
    """A new name that waits."""
    firm = supplier or make_approved()
    wanted = after or {"name": "De Linde bv"}
    return _make(firm, wanted, status=RevisionStatus.PROPOSED, **values)


def make_live(supplier: Supplier | None = None, after: dict[str, Any] | None = None, **values: Any) -> Revision:
    """A new website that shows already; the profile itself is as `after` says."""
    firm = supplier or make_approved()
    wanted = after or {"website": "https://www.deheg.example"}
    before = {field: getattr(firm, field) for field in wanted}
    for field, value in wanted.items():
        setattr(firm, field, value)
    return _make(firm, wanted, **{"status": RevisionStatus.LIVE, "before": before, **values})


def _make(firm: Supplier, after: dict[str, Any], **values: Any) -> Revision:
    defaults = {
        "supplier_id": firm.id,
        "before": {field: getattr(firm, field) for field in after},
        "after": after,
        "made_by_id": firm.editors[0].user_id,
        "made_at": NOON,
    }
    return save(Revision(**{**defaults, **values}))
