"""What declared interests hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import delete

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.memberships.models import DeclaredInterest
from app.memberships.queries import ended_interests, interests_of

INTERESTS = Processing(
    "interests",
    purpose=lazy("Nobody decides about a firm that they own or work for"),
    controller=Controller.REGION,
    basis=lazy("Art. 6 (1) f: fair decisions about firms (Aanbestedingswet 2012, art. 1.10b)"),
    people=lazy("Everybody who decides about firms and declared an interest"),
    data=lazy("The firm, whether it is one's own or one's employer, from when and until when"),
    recipients=lazy("Nobody: colleagues only see that somebody stands aside"),
    kept=lazy("Two years after its last day, unless the settings say otherwise"),
)


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "firm": interest.supplier.display_name,
            "kind": interest.kind,
            "from": interest.starts_on.isoformat(),
            "until": interest.ends_on.isoformat() if interest.ends_on else None,
            "declared_at": interest.declared_at.isoformat(),
        }
        for interest in interests_of(user)
    ]


def erase(user: User) -> list[Text]:
    session.execute(delete(DeclaredInterest).where(DeclaredInterest.user_id == user.id))
    return []


def count_ended(before: datetime) -> int:
    return count_of(ended_interests(before))


def remove_ended(before: datetime, most: int) -> int:
    found = session.scalars(ended_interests(before).limit(most)).all()
    for interest in found:
        session.delete(interest)
    return len(found)


def register(app: Flask) -> None:
    declare(app, INTERESTS)
    declare(app, PersonalData("interests", lazy("Your interests in firms"), collect, erase))
    ended = Retention("ended interests", lazy("Interests that ended"), "ENDED_INTEREST_DAYS", count_ended, remove_ended)
    declare(app, ended)
