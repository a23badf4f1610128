"""Verbs on counted searches: add up, name the trade, hide as handled, put back, forget."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date

from sqlalchemy import delete, func, select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.search.demand.buffer import Asked, Heard
from app.search.demand.models import DemandCount, DemandQuestion
from search_index.fields import significant_digits

TURN = "demand"
NO_IDEA = ""
MOST_A_DAY = 5_000  # different questions; more come from a program that makes them up, and would fill the disk


def add_up(counts: Mapping[Heard, int]) -> None:
    """Add what a web process has heard; processes take turns, so that none overwrites what another counted."""
    take_turn(TURN)
    room = {day: MOST_A_DAY - _asked_on(day) for day in {heard.day for heard in counts}}
    for heard, number in counts.items():
        question = _known_question(heard.asked)
        if question is None:
            if room[heard.day] <= 0:
                continue
            room[heard.day] -= 1
            question = _new_question(heard.asked)
        row = session.get(DemandCount, (question.id, heard.day, heard.hits, heard.authority))
        if row is None:
            row = DemandCount(
                question_id=question.id, day=heard.day, hits=heard.hits, authority=heard.authority, number=0
            )
            session.add(row)
        row.number += number


def _asked_on(day: date) -> int:
    return session.scalar(select(func.count(DemandCount.question_id.distinct())).where(DemandCount.day == day)) or 0


def _known_question(asked: Asked) -> DemandQuestion | None:
    return session.scalar(select(DemandQuestion).filter_by(**asdict(asked)))


def _new_question(asked: Asked) -> DemandQuestion:
    question = DemandQuestion(**asdict(asked))
    session.add(question)
    session.flush()  # its id goes into the counts
    return question


def name_trade(question: DemandQuestion, guess: Callable[[str], str | None]) -> None:
    """The CPV group of the first code that was chosen, or else of the code that `guess` gives for the words."""
    code = question.trades.partition(" ")[0] or guess(question.words) or ""
    question.trade_group = group_of(code) if code else NO_IDEA


def group_of(code: str) -> str:
    """`77310000-6` lies in the group 77300000; a division is its own group."""
    return significant_digits(code)[:3].ljust(8, "0")


def handle(question: DemandQuestion, *, by: User, on: date) -> None:
    """Hide what was asked up to this day: somebody has looked for a firm. Later searches show it again."""
    question.handled_on = on
    record("demand.handled", question, by=by)


def put_back(question: DemandQuestion, *, by: User) -> None:
    question.handled_on = None
    record("demand.put_back", question, by=by)


def forget_before(day: date) -> None:
    """Drop counts of before this day, and the words that nobody has used since."""
    take_turn(TURN)
    session.execute(delete(DemandCount).where(DemandCount.day < day))
    counted = select(DemandCount.question_id).where(DemandCount.question_id == DemandQuestion.id).exists()
    session.execute(delete(DemandQuestion).where(~counted))
