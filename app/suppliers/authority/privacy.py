"""What proofs of authority and letters hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, delete, or_, select, update

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.authority.models import AuthorityLetter, AuthorityProof

AUTHORITY = Processing(
    "authority",
    purpose=lazy("Know that whoever registers or claims a firm may act for it"),
    controller=Controller.REGION,
    basis=lazy("Art. 6 (1) f: firms and buyers must be able to rely on who speaks for a firm"),
    people=lazy("People who act for a firm, and those who checked it"),
    data=lazy("How and when it was shown, a note of the reviewer, the address on a letter. Codes only as a digest."),
    recipients=lazy("The firm itself, the board or desk that judges, and the post"),
    kept=lazy("As long as the person acts for the firm; letters 180 days, unless the settings say otherwise"),
)


def collect(user: User) -> dict[str, Any]:
    return {
        "shown": [
            {"firm": proof.supplier.display_name, "way": proof.way, "shown_at": proof.shown_at.isoformat()}
            | {"address": proof.address, "note": proof.note}
            for proof in session.scalars(select(AuthorityProof).where(AuthorityProof.user_id == user.id))
        ],
        "letters": [
            {"firm": letter.firm, "street": letter.street, "place": letter.place, "at": letter.asked_at.isoformat()}
            for letter in session.scalars(select(AuthorityLetter).where(AuthorityLetter.user_id == user.id))
        ],
    }


def erase(user: User) -> list[Text]:
    """Their own proofs and letters go; what they checked as a reviewer stays, under the number of the account."""
    session.execute(delete(AuthorityProof).where(AuthorityProof.user_id == user.id))
    session.execute(delete(AuthorityLetter).where(AuthorityLetter.user_id == user.id))
    session.execute(
        update(AuthorityProof).where(AuthorityProof.note.contains(user.name, autoescape=True)).values(note=None)
    )
    return []


def _over(before: datetime) -> Select[AuthorityLetter]:
    """Letters that can no longer be used since before that moment."""
    over = or_(AuthorityLetter.used_at < before, AuthorityLetter.expires_on < local_date(before))
    return select(AuthorityLetter).where(over).order_by(AuthorityLetter.id)


def count_over(before: datetime) -> int:
    return count_of(_over(before))


def remove_over(before: datetime, most: int) -> int:
    found = session.scalars(_over(before).limit(most)).all()
    for letter in found:
        session.delete(letter)
    return len(found)


def register(app: Flask) -> None:
    declare(app, AUTHORITY)
    declare(app, PersonalData(AUTHORITY.key, lazy("How you showed that you act for a firm"), collect, erase))
    declare(app, Retention("letters", lazy("Letters with a code"), "AUTHORITY_LETTER_DAYS", count_over, remove_over))
