"""A firm asks for the reasons, and is answered within the term (Aanbestedingswet 2012, art. 1.4 (3))."""

from datetime import datetime

from sqlalchemy import ColumnElement, select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import dateformat, lazy
from app.core.model import id_of
from app.core.quarters import Quarter
from app.outbox.services import publish
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.announcing.wording import UNFINISHED
from app.sourcing.outcomes.models import ReasonsRequest
from app.sourcing.outcomes.reasons.messages import ReasonsAsked, ReasonsGiven
from app.sourcing.outcomes.reasons.queries import sent_letters_of
from app.sourcing.outcomes.terms import last_day
from app.suppliers.models import Supplier

LONGEST_QUESTION = 4000
LONGEST_ANSWER = 10_000


def ask_about_file(
    decision: ShortlistDecision, text: str, *, by: User | None, days: int, at: datetime
) -> ReasonsRequest:
    """An invited firm asks about the file of which it got a letter; without an account `by` is None.

    Raises DomainError before it had one, or while it waits for an answer.
    """
    letters = sent_letters_of(decision)
    if not letters:
        raise DomainError(lazy("You can ask for the reasons when you have had the letter about the outcome."))
    outside = decision.outside_firm.supplier_id if decision.outside_firm else None
    asked = ReasonsRequest(
        municipality_code=decision.file.municipality_code,
        file=decision.file,
        decision=decision,
        invitation_id=letters[0].invitation_id,
        supplier_id=decision.supplier_id or outside,
        firm=decision.firm,
    )
    _demand_none_waits(ReasonsRequest.decision_id == decision.id)
    return _ask(asked, text, by=by, days=days, at=at)


def ask_about_quarter(
    supplier: Supplier, municipality_code: str, quarter: Quarter, text: str, *, by: User, days: int, at: datetime
) -> ReasonsRequest:
    """A firm asks what a municipality did with it in a quarter that is over: it names no purchase.

    Raises DomainError for a quarter that is not over, or while the same question waits for an answer.
    """
    if quarter >= Quarter.of(local_date(at)):
        raise DomainError(lazy("Choose a quarter that is over."))
    first = quarter.first_day
    same = ReasonsRequest.quarter == first, ReasonsRequest.municipality_code == municipality_code
    _demand_none_waits(ReasonsRequest.supplier_id == supplier.id, *same)
    asked = ReasonsRequest(
        municipality_code=municipality_code, quarter=first, supplier_id=supplier.id, firm=supplier.display_name
    )
    return _ask(asked, text, by=by, days=days, at=at)


def _demand_none_waits(*conditions: ColumnElement[bool]) -> None:
    take_turn("requests for reasons")
    waiting = session.scalar(select(ReasonsRequest).where(*conditions, ReasonsRequest.answered_at.is_(None)).limit(1))
    if waiting is not None:
        due = dateformat(waiting.due_on)
        raise DomainError(lazy("You asked this already. The answer comes by %(date)s at the latest.", date=due))


def _ask(asked: ReasonsRequest, text: str, *, by: User | None, days: int, at: datetime) -> ReasonsRequest:
    if not text.strip():
        raise DomainError(lazy("Write down what you would like to know."))
    if len(text) > LONGEST_QUESTION:
        raise DomainError(lazy("Keep the question under %(most)s characters.", most=LONGEST_QUESTION))
    asked.text, asked.asked_at, asked.asked_by_id = text.strip(), at, id_of(by) if by else None
    asked.due_on = last_day(local_date(at), days)
    session.add(asked)
    session.flush()
    record("reasons.asked", asked.file or asked, by=by, request=asked.id, due_on=asked.due_on)
    publish(ReasonsAsked(id_of(asked)))
    return asked


def keep_draft(asked: ReasonsRequest, text: str, *, seen_version: int, by: User) -> None:
    """For a colleague, or for later."""
    _demand_open(asked, seen_version)
    if len(text) > LONGEST_ANSWER:
        raise DomainError(lazy("Keep the answer under %(most)s characters.", most=LONGEST_ANSWER))
    asked.draft = text.strip() or None
    record("reasons.drafted", asked.file or asked, by=by, request=asked.id)


def answer(asked: ReasonsRequest, text: str, *, seen_version: int, by: User, at: datetime) -> None:
    """Give the reasons; they are mailed and never changed. Raises DomainError for an answer that is not finished."""
    _demand_open(asked, seen_version)
    if not text.strip():
        raise DomainError(lazy("Write the answer."))
    if UNFINISHED in text:
        raise DomainError(lazy("The answer is not finished: fill in what stands as “…”."))
    if len(text) > LONGEST_ANSWER:
        raise DomainError(lazy("Keep the answer under %(most)s characters.", most=LONGEST_ANSWER))
    asked.answer, asked.answered_at, asked.answered_by = text.strip(), at, by
    asked.draft = None
    is_late = local_date(at) > asked.due_on
    record("reasons.answered", asked.file or asked, by=by, request=asked.id, is_late=is_late)
    publish(ReasonsGiven(id_of(asked)))


def _demand_open(asked: ReasonsRequest, seen_version: int) -> None:
    if asked.is_answered:
        raise DomainError(lazy("A colleague answered this firm already."))
    if asked.version != seen_version:
        raise DomainError(lazy("A colleague changed the answer while you were writing. Look at it again."))
