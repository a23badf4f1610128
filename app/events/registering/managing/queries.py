"""Selects for the organisers' list."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import selectinload

from app.core.db import session
from app.events.models import Event, EventQuestion, QuestionKind
from app.events.registering.models import Answer, EventMessage, Guest, Registration, RegistrationState
from app.events.registering.seats import TAKES_A_SEAT
from app.organisations.models import Association


@dataclass(frozen=True)
class Asked:
    """What somebody looks for. `seen`: of which associations they may read names; None: of everybody."""

    seen: frozenset[int] | None
    state: RegistrationState | None = None
    association: int | None = None
    words: str = ""


def registrations(event: Event, asked: Asked) -> Select[Registration]:
    """In order of coming in."""
    statement = select(Registration).where(Registration.event_id == event.id)
    if asked.seen is not None:
        statement = statement.where(Registration.association_id.in_(asked.seen))
    if asked.state is not None:
        statement = statement.where(Registration.state == asked.state)
    if asked.association is not None:
        statement = statement.where(Registration.association_id == asked.association)
    if asked.words:
        columns = (Registration.name, Registration.firm, Registration.email)
        named = Registration.guests.any(Guest.name.icontains(asked.words, autoescape=True))
        statement = statement.where(or_(named, *(each.icontains(asked.words, autoescape=True) for each in columns)))
    return statement.options(selectinload(Registration.guests)).order_by(Registration.place)


def seats_by_state(event: Event) -> dict[RegistrationState, int]:
    """Seats, so with guests: everybody who organises sees them."""
    statement = select(Registration.state, func.sum(Registration.seats)).where(Registration.event_id == event.id)
    return {state: int(seats) for state, seats in session.execute(statement.group_by(Registration.state))}


def seats_by_association(event: Event) -> list[tuple[int | None, int]]:
    """Seats that are taken, most first; None: of those who come as nobody's member."""
    statement = select(Registration.association_id, func.sum(Registration.seats)).where(
        Registration.event_id == event.id, Registration.state.in_(TAKES_A_SEAT)
    )
    rows = session.execute(statement.group_by(Registration.association_id))
    return sorted(((number, int(seats)) for number, seats in rows), key=lambda row: -row[1])


def association_names() -> dict[int, str]:
    return {each.id: each.name for each in session.execute(select(Association.id, Association.name))}


def messages_of(event: Event) -> list[EventMessage]:
    statement = select(EventMessage).where(EventMessage.event_id == event.id)
    return list(session.scalars(statement.order_by(EventMessage.id.desc())))


def rows_of(event: Event, asked: Asked) -> list[Row[Any]]:
    """Columns alone, for a file: making objects of thousands takes longer than reading them."""
    columns = (
        Registration.id,
        Registration.name,
        Registration.email,
        Registration.firm,
        Registration.association_id,
        Registration.state,
        Registration.seats,
        Registration.is_walk_in,
        Registration.registered_at,
        Registration.language,
    )
    chosen = registrations(event, asked).options().with_only_columns(*columns)
    return [*session.execute(chosen)]


def guests_by_registration(event: Event) -> dict[int, list[str]]:
    statement = select(Guest.registration_id, Guest.name).join(Registration).where(Registration.event_id == event.id)
    found: dict[int, list[str]] = {}
    for number, name in session.execute(statement.order_by(Guest.registration_id, Guest.rank)):
        found.setdefault(number, []).append(name)
    return found


def answers_by_registration(event: Event) -> dict[tuple[int, int], str]:
    """By registration and question; nothing about diets, which go to the caterer without names."""
    statement = (
        select(Answer.registration_id, Answer.question_id, Answer.answer)
        .join(Registration)
        .join(EventQuestion, EventQuestion.id == Answer.question_id)
        .where(Registration.event_id == event.id, Answer.rank == 0, EventQuestion.kind != QuestionKind.DIET)
    )
    return {(number, question): answer for number, question, answer in session.execute(statement)}


def answers_in_numbers(
    event: Event, question: EventQuestion, seen: frozenset[int] | None = None
) -> list[tuple[str, int]]:
    """What was answered by how many of those who come, however it was typed; most first, without names.

    What people type themselves may tell who they are: it is read of the associations `seen` alone, as their names.
    """
    statement = (
        select(Answer.answer)
        .join(Registration)
        .where(Answer.question_id == question.id, Registration.state.in_(TAKES_A_SEAT))
        .where(Registration.event_id == event.id, *_read_of(question, seen))
        .order_by(Answer.registration_id, Answer.rank)
    )
    counted: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for answer in session.scalars(statement):
        words = " ".join(answer.split())
        counted[words.casefold()] += 1
        spelled.setdefault(words.casefold(), words)
    return [(spelled[key], number) for key, number in counted.most_common()]


def _read_of(question: EventQuestion, seen: frozenset[int] | None) -> list[ColumnElement[bool]]:
    if seen is None or question.kind is QuestionKind.CHOICE:
        return []
    return [Registration.association_id.in_(seen)]
