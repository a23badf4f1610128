"""A note on how a firm did a contract (PRODUCT.md §4.6): two grades, seen by both sides only, gone after a term."""

from datetime import datetime, timedelta

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.outcomes.models import Contract, PerformanceNote
from app.sourcing.outcomes.performance.messages import PerformanceShared

LOWEST, HIGHEST = 1, 10
LONGEST_TEXT = 4000


def write_note(contract: Contract, text: str, grade: int, *, by: User, days: int, at: datetime) -> PerformanceNote:
    """The first of two people; the firm sees nothing yet. Expires after so many days."""
    _demand_text(text)
    _demand_grade(grade)
    note = PerformanceNote(
        contract=contract,
        text=text.strip(),
        grade=grade,
        written_at=at,
        written_by=by,
        expires_on=local_date(at) + timedelta(days=days),
    )
    session.add(note)
    session.flush()
    record("performance.written", contract.award.outcome.file, by=by, contract=contract.id)
    return note


def second(note: PerformanceNote, grade: int, *, by: User) -> None:
    """Another person gives their own grade; now the firm sees the note, with the average."""
    _demand_grade(grade)
    if note.is_shared:
        raise DomainError(lazy("This note has two grades already."))
    if note.written_by_id == by.id:
        raise DomainError(lazy("You wrote this note. Somebody else gives the second grade."))
    note.second_by_id, note.second_grade = id_of(by), grade
    record("performance.seconded", note.contract.award.outcome.file, by=by, contract=note.contract_id)
    publish(PerformanceShared(id_of(note)))


def reply(note: PerformanceNote, text: str, *, by: User, at: datetime) -> None:
    """The firm says what it thinks of it, once."""
    if not note.is_shared or local_date(at) >= note.expires_on:
        raise DomainError(lazy("There is no note to reply to."))
    if note.reply is not None:
        raise DomainError(lazy("Your firm replied already."))
    _demand_text(text)
    note.reply, note.replied_at = text.strip(), at
    record("performance.replied", note.contract.award.outcome.file, by=by, contract=note.contract_id)


def _demand_text(text: str) -> None:
    if not text.strip():
        raise DomainError(lazy("Write at least one sentence."))
    if len(text) > LONGEST_TEXT:
        raise DomainError(lazy("Keep it under %(most)s characters.", most=LONGEST_TEXT))


def _demand_grade(grade: int) -> None:
    if not LOWEST <= grade <= HIGHEST:
        raise DomainError(lazy("Give a grade from 1 to 10."))
