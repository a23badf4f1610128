"""What applications hold of people, and what goes."""

from typing import Any

from flask import Flask
from sqlalchemy import Select, delete, or_, select

from app.accounts.models import User
from app.approvals.models import UNDECIDED, Application
from app.approvals.records import ApplicationDecision, ApplicationMessage, Recusal
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.suppliers.queries import firms_ending_with, suppliers_of


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="applications",
            purpose=lazy("Judge whether a firm may be in the register, and be able to explain the decision"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (b): the firm asks to be listed and has a right to a reasoned decision"),
            people=lazy("Who hands an application in, who answers or appeals for the firm, and who decides on it"),
            data=lazy(
                "The profile, who handed it in and when, questions and answers, each decision with its reason and who"
                " took it, who looks at it, and that (not why) somebody leaves it to others"
            ),
            recipients=lazy("The board that is asked, the desk, and the firm"),
            kept=lazy(
                "As long as the firm is in the register; reasons about a sole trader until the account is erased"
            ),
        ),
    )
    declare(app, PersonalData("applications", lazy("Applications that you handed in or decided"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    firms = [supplier.id for supplier in suppliers_of(user)]
    mine = or_(
        Application.submitted_by_id == user.id,
        Application.decided_by_id == user.id,
        Application.opened_by_id == user.id,
        Application.assigned_to_id == user.id,
        Application.supplier_id.in_(firms),
        *(Application.id.in_(beside) for beside in _beside(user)),
    )
    found = session.scalars(select(Application).where(mine).order_by(Application.id))
    return [_application(each, user) for each in found.unique()]


def _beside(user: User) -> list[Select[int]]:
    """Ids of applications about which the person said or decided something, or which they left to others."""
    return [
        select(ApplicationMessage.application_id).where(ApplicationMessage.author_id == user.id),
        select(ApplicationDecision.application_id).where(ApplicationDecision.decided_by_id == user.id),
        select(Recusal.application_id).where(Recusal.user_id == user.id),
    ]


def _application(application: Application, user: User) -> dict[str, Any]:
    return {
        "firm": application.supplier_id,
        "handed_in_by_you": application.submitted_by_id == user.id,
        "decided_by_you": application.decided_by_id == user.id,
        "looked_at_by_you": user.id in (application.opened_by_id, application.assigned_to_id),
        "left_to_others_by_you": any(each.user_id == user.id for each in application.recusals),
        "submitted_at": application.submitted_at.isoformat(),
        "status": application.status.value,
        "decided_at": application.decided_at.isoformat() if application.decided_at else None,
        "reason_code": application.reason_code.value if application.reason_code else None,
        "reason": application.reason,
        "conversation": [_message(each, user) for each in application.messages],
    }


def _message(message: ApplicationMessage, user: User) -> dict[str, Any]:
    return {
        "side": message.side.value,
        "by_you": message.author_id == user.id,
        "at": message.at.isoformat(),
        "text": message.text,
    }


def erase(user: User) -> list[Text]:
    """What waits for a firm that ends with the person goes; what was decided on a sole trader keeps its codes only.

    Nobody looks any more at what they had taken up, and their recusals are needed no longer.
    """
    for supplier in firms_ending_with(user):
        for application in session.scalars(select(Application).where(Application.supplier_id == supplier.id)).unique():
            if application.status in UNDECIDED:
                session.delete(application)
            elif supplier.is_personal:
                _empty(application)
    held = or_(Application.opened_by_id == user.id, Application.assigned_to_id == user.id)
    for application in session.scalars(select(Application).where(held)).unique():
        application.give_back()
    session.execute(delete(Recusal).where(Recusal.user_id == user.id))
    return []


def _empty(application: Application) -> None:
    application.reason = None
    application.messages.clear()
    for decision in application.decisions:
        decision.reason = None
