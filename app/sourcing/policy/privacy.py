"""What purchasing policies hold of people: who wrote and adopted a version."""

from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, or_, select

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.sourcing.policy.models import ProcurementPolicy

KEY = "purchasing policies"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Know under which purchasing policy a purchase was made, and who adopted it"),
            controller=Controller.MUNICIPALITY,
            basis=lazy(
                "Art. 6 (1) (c) and (e): Aanbestedingswet 2012 art. 1.4 (objective criteria) and the Archiefwet"
            ),
            people=lazy("Controllers"),
            data=lazy("Who began and who adopted a version, and when"),
            recipients=lazy("Buyers and the controller of that municipality"),
            kept=lazy("As long as the selection list for municipal archives says"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Purchasing policies that you wrote or adopted"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    statement = select(ProcurementPolicy).where(_worked_on(user)).order_by(ProcurementPolicy.id)
    return [
        {
            "municipality": policy.municipality_code,
            "version": policy.number,
            "begun_by_you": policy.created_by_id == user.id,
            "adopted_by_you": policy.adopted_by_id == user.id,
        }
        for policy in session.scalars(statement)
    ]


def _worked_on(user: User) -> ColumnElement[bool]:
    return or_(ProcurementPolicy.created_by_id == user.id, ProcurementPolicy.adopted_by_id == user.id)


def erase(user: User) -> list[Text]:
    """Nothing goes: a policy is part of the account that a municipality gives of its purchases."""
    if session.scalar(select(ProcurementPolicy.id).where(_worked_on(user)).limit(1)) is None:
        return []
    return [
        lazy(
            "That you wrote or adopted a purchasing policy, without your name: purchases rest on it"
            " (art. 17 (3) (b): Aanbestedingswet 2012 art. 1.4, Archiefwet)."
        )
    ]
