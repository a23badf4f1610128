"""What becomes of an application whose firm goes up in another profile."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.approvals.models import UNDECIDED, Application, ApplicationStatus, ReasonCode
from app.audit.services import record
from app.core.db import session
from app.core.i18n import _
from app.suppliers.models import Supplier


def withdraw_open(stays: Supplier, goes: Supplier, by: User, at: datetime) -> None:
    """Set, not moved: nobody may withdraw a case that is being judged, but here there is nothing left to judge."""
    open_ones = select(Application).where(Application.supplier_id == goes.id, Application.status.in_(UNDECIDED))
    for application in session.scalars(open_ones):
        application.status = ApplicationStatus.WITHDRAWN
        application.decided_at, application.decided_by_id = at, by.id
        application.reason_code = ReasonCode.DUPLICATE
        application.reason = _("This profile went up in that of %(name)s.", name=stays.display_name)
        record("application.withdrawn", application, by=by, code=ReasonCode.DUPLICATE)
