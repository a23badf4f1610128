"""What suspensions hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import or_, select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.queries import firms_ending_with, suppliers_of
from app.suppliers.suspending.models import Suspension
from app.suppliers.suspending.queries import over_before, suspensions_of

KEY = "suspensions"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Take a firm out of sight for a while when something is not right, and be able to explain it"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): buyers must be able to rely on the register"),
            people=lazy("Sole traders that were suspended, and the members of the desk who did it"),
            data=lazy("The firm, from when until when, the reason, who decided it"),
            recipients=lazy("The desk and the firm; everybody sees that a firm is suspended, and not why"),
            kept=lazy(
                "%(days)s days after its end; the explanation about a sole trader until the account is erased",
                days=app.extensions["config"].SUSPENSION_DAYS,
            ),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Suspensions of your firms, and those that you decided"), collect, erase))
    declare(app, Retention(KEY, lazy("Suspensions that are over"), "SUSPENSION_DAYS", count_over, remove_over))


def collect(user: User) -> list[dict[str, Any]]:
    firms = [supplier.id for supplier in suppliers_of(user)]
    mine = or_(Suspension.supplier_id.in_(firms), Suspension.by_id == user.id, Suspension.ended_by_id == user.id)
    return [_suspension(each, user) for each in session.scalars(select(Suspension).where(mine).order_by(Suspension.id))]


def _suspension(suspension: Suspension, user: User) -> dict[str, Any]:
    return {
        "firm": suspension.supplier_id,
        "since": suspension.since.isoformat(),
        "until": suspension.until.isoformat(),
        "reason_code": suspension.code.value,
        "reason": suspension.reason,
        "decided_by_you": suspension.by_id == user.id,
        "lifted_at": suspension.ended_at.isoformat() if suspension.ended_at else None,
        "lifted_by_you": suspension.ended_by_id == user.id,
    }


def erase(user: User) -> list[Text]:
    """The explanation about a sole trader goes; who decided stays, under the number of the account."""
    for supplier in firms_ending_with(user):
        if supplier.is_personal:
            for suspension in suspensions_of(supplier):
                suspension.reason = None
    decided = select(Suspension.id).where(or_(Suspension.by_id == user.id, Suspension.ended_by_id == user.id))
    if not count_of(decided):
        return []
    return [lazy("That you suspended firms stays, without your name: the desk must account for it.")]


def count_over(before: datetime) -> int:
    return count_of(over_before(before))


def remove_over(before: datetime, most: int) -> int:
    found = session.scalars(over_before(before).limit(most)).all()
    for suspension in found:
        session.delete(suspension)
    return len(found)
