"""What requests hold of people at invited firms: where the mail went, and what they wrote on their page.

That a firm was asked and what it answered stays with the file; the address and words that name the person go.
"""

from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import PersonalData, declare
from app.sourcing.requests.models import Invitation, Question

SHORTEST_NAME = 6  # letters: shorter ones stand in other words too


def register(app: Flask, entry: str) -> None:
    """`entry` is the key of the processing that this is part of."""
    declare(app, PersonalData("invitations", lazy("Invitations that went to your address"), collect, erase, entry))


def collect(user: User) -> list[dict[str, Any]]:
    statement = select(Invitation).where(Invitation.sent_to == user.email).order_by(Invitation.id)
    return [
        {
            "municipality": each.request.file.municipality.name,
            "sent_at": each.sent_at.isoformat(),
            "answer": each.answer.value if each.answer else None,
            "words": each.decline_text,
        }
        for each in session.scalars(statement)
    ]


def erase(user: User) -> list[Text]:
    session.execute(update(Invitation).where(Invitation.sent_to == user.email).values(sent_to=None))
    _empty(Invitation.decline_text, user, None)
    _empty(Question.text, user, "")
    return []


def _empty(column: InstrumentedAttribute[Any], user: User, value: str | None) -> None:
    session.execute(update(column.class_).where(_names(column, user)).values({column.key: value}))


def _names(column: InstrumentedAttribute[Any], user: User) -> ColumnElement[bool]:
    words = [user.email, *([user.name] if len(user.name) >= SHORTEST_NAME else [])]
    return or_(*(column.contains(word, autoescape=True) for word in words))
