"""The lists of an event: programme, hosts and sponsors, questions."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.events.models import Event, EventPartner, EventQuestion, EventSession, QuestionKind
from app.events.organising.changing import demand_open, keep
from app.events.organising.details import PartnerDetails, QuestionDetails, SessionDetails


def set_programme(
    event: Event, sessions: Sequence[SessionDetails], *, seen_version: int, by: User, at: datetime
) -> None:
    """Raises StaleDataError, and DomainError for a cancelled event."""
    demand_open(event, seen_version)
    event.sessions = [EventSession(**vars(each)) for each in sessions]
    keep(event, {}, by=by, at=at)
    record("event.programme_changed", event, by=by, sessions=[each.title for each in sessions])


def set_partners(
    event: Event, partners: Sequence[PartnerDetails], *, seen_version: int, by: User, at: datetime
) -> None:
    """In this order. Raises StaleDataError, and DomainError for a cancelled event."""
    demand_open(event, seen_version)
    event.partners = [EventPartner(rank=rank, **vars(each)) for rank, each in enumerate(partners)]
    keep(event, {}, by=by, at=at)
    record("event.partners_changed", event, by=by, partners=[f"{each.kind}: {each.name}" for each in partners])


def set_questions(
    event: Event, questions: Sequence[QuestionDetails], *, seen_version: int, by: User, at: datetime
) -> None:
    """What was answered stays with a question that is put in other words; of another kind, it is another question.

    Raises StaleDataError, and DomainError for a cancelled event.
    """
    demand_open(event, seen_version)
    known: dict[tuple[int | None, QuestionKind], EventQuestion] = {(one.id, one.kind): one for one in event.questions}
    event.questions = [
        _question(known.pop((each.id, each.kind), None), each, rank) for rank, each in enumerate(questions)
    ]
    keep(event, {}, by=by, at=at)
    record("event.questions_changed", event, by=by, questions=[each.question for each in questions])


def _question(known: EventQuestion | None, details: QuestionDetails, rank: int) -> EventQuestion:
    question = known or EventQuestion(kind=details.kind)
    question.question, question.choices = details.question, details.choices
    question.is_required, question.rank = details.is_required, rank
    return question
