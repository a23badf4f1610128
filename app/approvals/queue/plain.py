"""Plain cases: complete, shown to act for the firm, and without anything that a reviewer must know first.

The worker weighs what waits, because a list of thousands cannot; deciding weighs once more.
"""

from datetime import date

from sqlalchemy import or_, select, update

from app.approvals.models import Application, ApplicationStatus
from app.core import slots
from app.core.clock import today
from app.core.db import session, transaction
from app.suppliers.authority import authority_of
from app.suppliers.completeness import gaps
from app.suppliers.models import Supplier

BATCH = 50


def is_plain(application: Application) -> bool:
    supplier = application.supplier
    if gaps(supplier) or not authority_of(supplier).is_shown:
        return False
    return not slots.panels(slots.REVIEW_WARNINGS, supplier)


def weigh() -> bool:
    """Weigh what was not weighed today as it now is. False when there is nothing."""
    day = today()
    if not _not_weighed(day):
        return False
    with transaction():
        for application in _not_weighed(day):
            _note(application, day)
    return True


def _not_weighed(day: date) -> list[Application]:
    waits = Application.status.in_((ApplicationStatus.SUBMITTED, ApplicationStatus.IN_REVIEW))
    stale = or_(
        Application.weighed_on.is_(None), Application.weighed_on < day, Application.weighed_version != Supplier.version
    )
    statement = select(Application).join(Supplier, Supplier.id == Application.supplier_id).where(waits, stale)
    return list(session.scalars(statement.order_by(Application.id).limit(BATCH)).unique())


def _note(application: Application, day: date) -> None:
    """Without a new version of the application: nobody who is deciding on it has lost a race."""
    found = {"is_plain": is_plain(application), "weighed_version": application.supplier.version, "weighed_on": day}
    session.execute(update(Application).where(Application.id == application.id).values(found))
