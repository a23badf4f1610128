"""What spot checks hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import or_, select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.queries import firms_ending_with, suppliers_of
from app.suppliers.spot_checks.models import SpotCheck
from app.suppliers.spot_checks.queries import drawn_before

KEY = "spot checks"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Look at some listed firms each month, so that buyers can rely on the register"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): buyers must be able to rely on the register"),
            people=lazy("Sole traders that were drawn, and the members of the desk who looked"),
            data=lazy("The firm, the month, what was found, who looked and when"),
            recipients=lazy("The desk and the firm"),
            kept=lazy(
                "%(days)s days; the explanation about a sole trader until the account is erased",
                days=app.extensions["config"].SPOT_CHECK_DAYS,
            ),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Spot checks of your firms, and those that you did"), collect, erase))
    declare(app, Retention(KEY, lazy("Spot checks of before"), "SPOT_CHECK_DAYS", count_old, remove_old))


def collect(user: User) -> list[dict[str, Any]]:
    """Of one's firm what was found, not that somebody is about to look."""
    firms = [supplier.id for supplier in suppliers_of(user)]
    found = SpotCheck.supplier_id.in_(firms) & SpotCheck.outcome.is_not(None)
    statement = select(SpotCheck).where(or_(found, SpotCheck.checked_by_id == user.id)).order_by(SpotCheck.id)
    return [_check(each, user) for each in session.scalars(statement)]


def _check(check: SpotCheck, user: User) -> dict[str, Any]:
    return {
        "firm": check.supplier_id,
        "month": check.month,
        "outcome": check.outcome.value if check.outcome else None,
        "note": check.note,
        "checked_at": check.checked_at.isoformat() if check.checked_at else None,
        "checked_by_you": check.checked_by_id == user.id,
    }


def erase(user: User) -> list[Text]:
    """The explanation about a sole trader goes; who looked stays, under the number of the account."""
    for supplier in firms_ending_with(user):
        if supplier.is_personal:
            for check in session.scalars(select(SpotCheck).where(SpotCheck.supplier_id == supplier.id)):
                check.note = None
    if not count_of(select(SpotCheck.id).where(SpotCheck.checked_by_id == user.id)):
        return []
    return [lazy("That you did spot checks stays, without your name: the desk must account for it.")]


def count_old(before: datetime) -> int:
    return count_of(drawn_before(before))


def remove_old(before: datetime, most: int) -> int:
    found = session.scalars(drawn_before(before).limit(most)).all()
    for drawn in found:
        session.delete(drawn)
    return len(found)
