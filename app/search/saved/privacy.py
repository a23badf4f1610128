"""What saved searches hold of people, and what goes."""

from typing import Any

from flask import Flask
from sqlalchemy import delete

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.search.saved.models import SavedSearch
from app.search.saved.queries import searches_of


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="saved searches",
            purpose=lazy("Mail somebody when a firm is new in what they look for"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (b): the person saves the search; every mail has a link that stops it"),
            people=lazy("Who saves a search"),
            data=lazy("The search, how often to mail, and which firms were mailed"),
            recipients=lazy("Nobody else"),
            kept=lazy("Until the person deletes the search or the account is erased"),
        ),
    )
    declare(app, PersonalData("saved searches", lazy("Your saved searches"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "name": search.name,
            "question": search.question,
            "frequency": search.frequency.value,
            "created_at": search.created_at.isoformat(),
            "mailed_at": search.mailed_at.isoformat() if search.mailed_at else None,
        }
        for search in searches_of(user)
    ]


def erase(user: User) -> list[Text]:
    session.execute(delete(SavedSearch).where(SavedSearch.owner_id == user.id))
    return []
