"""What firms and buyers write about a purchase after its outcome, and when a performance note goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.sourcing.outcomes.models import PerformanceNote, ReasonsRequest
from app.sourcing.outcomes.performance.queries import written_before

KEY = "reasons and performance notes"


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Give firms the reasons they ask for, and let both sides say how a contract went"),
            controller=Controller.MUNICIPALITY,
            basis=lazy("Art. 6 (1) (c) and (e): Aanbestedingswet 2012 art. 1.4 (3) (reasons on request)"),
            people=lazy("Sole traders that quoted, asked or had a contract; buyers who answered or gave a grade"),
            data=lazy("Question and answer; grades, the words beside them and the reply of the firm"),
            recipients=lazy("The municipality that bought, and the firm itself; never other buyers"),
            kept=lazy(
                "Questions and answers with the procurement file; performance notes %(days)s days",
                days=app.extensions["config"].PERFORMANCE_NOTE_DAYS,
            ),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Questions you asked about purchases"), collect, erase))
    title = lazy("Performance notes whose term has passed")
    declare(app, Retention("performance notes", title, "PERFORMANCE_NOTE_DAYS", count_old, remove_old))


def collect(user: User) -> list[dict[str, Any]]:
    statement = select(ReasonsRequest).where(ReasonsRequest.asked_by_id == user.id).order_by(ReasonsRequest.id)
    return [
        {
            "firm": asked.firm,
            "asked_at": asked.asked_at.isoformat(),
            "text": asked.text,
            "answer": asked.answer,
        }
        for asked in session.scalars(statement)
    ]


def erase(user: User) -> list[Text]:
    """That somebody asked stays with the purchase, with the answer: the municipality must show that it gave one."""
    asked = session.scalars(select(ReasonsRequest).where(ReasonsRequest.asked_by_id == user.id)).all()
    for each in asked:
        each.asked_by_id, each.text = None, ""
    if not asked:
        return []
    return [
        lazy(
            "That your firm asked a municipality for its reasons, with the answer and without your words: it must be"
            " able to show that it answered (art. 17 (3) (b): Aanbestedingswet 2012 art. 1.4)."
        )
    ]


def count_old(before: datetime) -> int:
    return count_of(written_before(before))


def remove_old(before: datetime, most: int) -> int:
    found: list[PerformanceNote] = list(session.scalars(written_before(before).limit(most)))
    for note in found:
        session.delete(note)
    return len(found)
