"""What the calendar holds of people."""

from typing import Any

from flask import Flask
from sqlalchemy import select, update

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.sourcing.erasing import blank
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase

KEY = "procurement calendar"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Tell firms early what a municipality expects to buy, and the buyer who would like to know"),
            controller=Controller.MUNICIPALITY,
            basis=lazy("Art. 6 (1) (b) for firms that follow; every mail has a link that stops it. (e) for buyers"),
            people=lazy("Who acts for a firm that follows; sole traders that showed interest; buyers"),
            data=lazy("Which firm follows or is interested in what, since when, and who said so; who wrote a plan"),
            recipients=lazy("Interested firms: buyers and controller of that municipality; followers: nobody"),
            kept=lazy("Until the firm stops or leaves the register; with a procurement file as long as that file"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Planned purchases you follow for a firm, or wrote"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    followed = select(PlannedInterest).where(PlannedInterest.noted_by_id == user.id).order_by(PlannedInterest.id)
    written = select(PlannedPurchase).where(PlannedPurchase.created_by_id == user.id).order_by(PlannedPurchase.id)
    return [
        *(
            {
                "followed": interest.purchase.subject,
                "firm": interest.supplier.display_name,
                "is_interested": interest.is_interested,
                "wants_mail": interest.wants_mail,
                "noted_at": interest.noted_at.isoformat(),
            }
            for interest in session.scalars(followed)
        ),
        *({"written": plan.subject, "created_at": plan.created_at.isoformat()} for plan in session.scalars(written)),
    ]


def erase(user: User) -> list[Text]:
    """What the firm said stays the firm's; mail to the person stops. A plan keeps a writer without a name."""
    own = PlannedInterest.noted_by_id == user.id
    session.execute(update(PlannedInterest).where(own).values(noted_by_id=None))
    for column in (PlannedPurchase.subject, PlannedPurchase.description, PlannedPurchase.withdrawal_reason):
        blank(column, user)
    if session.scalar(select(PlannedPurchase.id).where(PlannedPurchase.created_by_id == user.id).limit(1)) is None:
        return []
    return [lazy("Planned purchases you wrote, without your name: they are the municipality's.")]
