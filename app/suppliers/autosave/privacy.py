"""What unsaved input holds of people, and what goes."""

from typing import Any

from flask import Flask
from sqlalchemy import delete

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.autosave import queries, services
from app.suppliers.autosave.models import UnsavedInput

KEY = "unsaved input"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Keep what somebody typed in the profile of a firm and did not save yet"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (b): the person fills in the form, and can throw away what was kept"),
            people=lazy("Whoever fills in the profile of a firm"),
            data=lazy(
                "The fields of the form; never the VAT id or the RSIN, nor a text with a number that may be a citizen"
                " service number"
            ),
            recipients=lazy("Nobody else"),
            kept=lazy(
                "Until it is saved or thrown away, at most %(days)s days",
                days=app.extensions["config"].UNSAVED_INPUT_DAYS,
            ),
        ),
    )
    declare(app, PersonalData(KEY, lazy("What you typed and did not save"), collect, erase))
    declare(
        app,
        Retention(
            KEY,
            lazy("Input that was not saved"),
            "UNSAVED_INPUT_DAYS",
            queries.count_older,
            services.remove_older,
        ),
    )


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "firm": each.supplier_id,
            "step": each.step,
            "kept_at": each.kept_at.isoformat(),
            "filled_in": [{"field": name, "text": value} for name, value in each.content if value],
        }
        for each in queries.input_of(user)
    ]


def erase(user: User) -> list[Text]:
    session.execute(delete(UnsavedInput).where(UnsavedInput.user_id == user.id))
    return []
