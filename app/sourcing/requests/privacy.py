"""What requests hold of people at invited firms (where the mail went, what they wrote on their page) and of the buyer.

That a firm was asked and what it answered stays with the file; the address and words that name the person go.
"""

from typing import Any

from flask import Flask
from sqlalchemy import or_, select, update

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import PersonalData, declare
from app.sourcing.erasing import blanked, empty, names
from app.sourcing.requests.models import Invitation, Question, RequestForQuotation

LETTER_WORDS = (
    RequestForQuotation.goal,
    RequestForQuotation.requirements,
    RequestForQuotation.award_rule,
    RequestForQuotation.questions_to,
)


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
    empty(Invitation.decline_text, user, None)
    empty(Question.text, user, "")
    _erase_from_letters(user)
    return []


def _erase_from_letters(user: User) -> None:
    """As the buyer whom firms could ask; all other words of the letter are what firms were told."""
    named = or_(*(names(column, user) for column in LETTER_WORDS))
    for request in session.scalars(select(RequestForQuotation).where(named)):
        for column in LETTER_WORDS:
            setattr(request, column.key, blanked(getattr(request, column.key), user))
        request.letter = blanked(request.letter, user)
