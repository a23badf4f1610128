"""What questions for access hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import delete, update

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.access.models import AccessRequest
from app.suppliers.access.queries import finished_requests, requests_by

ACCESS = Processing(
    "access to firms",
    purpose=lazy("Let people ask for access to a firm, and decide who acts for it when they do not agree"),
    controller=Controller.REGION,
    basis=lazy("Art. 6 (1) f: a firm must be in the hands of who may act for it"),
    people=lazy("Who asks for access, and who has it"),
    data=lazy("Name, e-mail address, what both sides wrote, the decision with its reason"),
    recipients=lazy("The owners of the firm, who asked, and the desk"),
    kept=lazy("Two years after the answer or the decision, unless the settings say otherwise"),
)


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "firm": request.number_or_name,
            "status": request.status,
            "asked_at": request.asked_at.isoformat(),
            "message": request.message,
            "claim": request.claim,
            "reason": request.reason,
        }
        for request in requests_by(user)
    ]


def erase(user: User) -> list[Text]:
    """Their questions go. What others wrote about them loses its words."""
    session.execute(delete(AccessRequest).where(AccessRequest.user_id == user.id))
    for column in (AccessRequest.message, AccessRequest.claim, AccessRequest.defence, AccessRequest.reason):
        names = column.contains(user.name, autoescape=True) | column.contains(user.email, autoescape=True)
        session.execute(update(AccessRequest).where(names).values({column: ""}))
    return []


def count_finished(before: datetime) -> int:
    return count_of(finished_requests(before))


def remove_finished(before: datetime, most: int) -> int:
    found = session.scalars(finished_requests(before).limit(most)).all()
    for request in found:
        session.delete(request)
    return len(found)


def register(app: Flask) -> None:
    title = lazy("Questions for access to a firm")
    declare(app, ACCESS)
    declare(app, PersonalData(ACCESS.key, title, collect, erase))
    declare(app, Retention("access requests", title, "ACCESS_REQUEST_DAYS", count_finished, remove_finished))
