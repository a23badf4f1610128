"""What the search for look-alikes holds of people, and what goes: it is made of their profiles."""

from typing import Any

from flask import Flask
from sqlalchemy import delete

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.suppliers.queries import firms_ending_with
from app.suppliers.twins.models import TwinKey

KEY = "look-alikes"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("See that a firm is in the register twice"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): a register with one profile for each firm"),
            people=lazy("Sole traders and contact persons"),
            data=lazy(
                "Words of the name, place, phone number and own domain of each profile, and which firms look alike"
            ),
            recipients=lazy("The regional desk and the board that judges; an applicant sees listed firms only"),
            kept=lazy("As long as the profile holds them"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Look-alikes of your firms"), collect, erase))


def collect(_user: User) -> list[dict[str, Any]]:
    """Nothing that the profile itself does not say."""
    return []


def erase(user: User) -> list[Text]:
    """At once, for firms that end with the person; those that go on are compared again by the worker."""
    ids = [supplier.id for supplier in firms_ending_with(user)]
    session.execute(delete(TwinKey).where(TwinKey.supplier_id.in_(ids)))
    return []
