"""What registrations hold of people, and what goes. The numbers stay: how many came, and of which association."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, and_, delete, select, update

from app.accounts.models import User
from app.core.clock import now
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.events.models import Event, EventQuestion, QuestionKind
from app.events.registering.models import Answer, EventMessage, Guest, Registration, RegistrationState, new_key
from app.events.registering.moving import leave
from app.events.registering.queries import is_of, registrations_of
from app.events.registering.seating import lock_for
from app.events.registering.waiting import offer_on
from config import Config

KEY = "event registrations"
STARTS_AGAIN = (RegistrationState.REGISTERED, RegistrationState.WAITLISTED, RegistrationState.OFFERED)


def register(app: Flask) -> None:
    declare(app, _processing(app.extensions["config"]))
    declare(app, PersonalData(KEY, lazy("Events you registered for"), collect, erase))
    names = lazy("Names of those who registered for an event, their guests and answers")
    declare(app, Retention("event names", names, "EVENT_NAMES_DAYS", count_names, remove_names))
    answers = lazy("Answers about diets, which can tell of somebody's health")
    declare(app, Retention("event answers", answers, "EVENT_ANSWERS_DAYS", count_diets, remove_diets))


def _processing(config: Config) -> Processing:
    return Processing(
        key=KEY,
        purpose=lazy("Know who comes to an event, keep their seats, and let them in"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (b): who registers asks for a seat. Diets: art. 9 (2) (a), who answers says so by that"),
        people=lazy("Visitors of events and their guests, with and without an account"),
        data=lazy("Name, e-mail address, firm, association, guests, answers; who came in and when"),
        recipients=lazy("Who leads the event; other organisers: their own members. The caterer: diets without names"),
        kept=lazy(
            "%(days)s days after the event; diets %(answers)s days. Numbers without names stay",
            days=config.EVENT_NAMES_DAYS,
            answers=config.EVENT_ANSWERS_DAYS,
        ),
    )


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "event": each.event.title,
            "starts_at": each.event.starts_at.isoformat(),
            "state": each.state.value,
            "name": each.name,
            "email": each.email,
            "firm": each.firm,
            "may_be_named": each.may_be_named,
            "guests": [guest.name for guest in each.guests],
            "answers": [{"question": answer.question.question, "answer": answer.answer} for answer in each.answers],
            "registered_at": each.registered_at.isoformat(),
        }
        for each in registrations_of(user)
    ]


def erase(user: User) -> list[Text]:
    """A seat at an event that is to come goes to the next; of one that was, the number stays."""
    session.execute(update(EventMessage).where(EventMessage.sent_by_id == user.id).values(sent_by_id=None))
    registrations = list(session.scalars(select(Registration).where(is_of(user)).order_by(Registration.id)))
    for registration in registrations:
        _give_up_seat(registration, now())
    _empty([registration.id for registration in registrations])
    if not registrations:
        return []
    return [lazy("That somebody registered for these events, without your name: the events keep their numbers.")]


def _give_up_seat(registration: Registration, at: datetime) -> None:
    event = lock_for(registration)
    if at >= event.starts_at or registration.state not in STARTS_AGAIN:
        return
    leave(registration, at)
    offer_on(event, at=at)


def _over(before: datetime) -> ColumnElement[bool]:
    return Registration.event_id.in_(select(Event.id).where(Event.ends_at < before))


def _named(before: datetime) -> ColumnElement[bool]:
    return and_(_over(before), Registration.name != "")


def count_names(before: datetime) -> int:
    return count_of(select(Registration.id).where(_named(before)))


def remove_names(before: datetime, limit: int) -> int:
    """Of events that ended before; an event whose last names went says when."""
    chosen = select(Registration.id).where(_named(before)).order_by(Registration.id).limit(limit)
    numbers = list(session.scalars(chosen))
    _empty(numbers)
    left = select(Registration.event_id).where(Registration.name != "")
    done = Event.names_purged_at.is_(None) & (Event.ends_at < before) & Event.id.not_in(left)
    session.execute(update(Event).where(done).values(names_purged_at=now()))
    return len(numbers)


def _empty(numbers: list[int]) -> None:
    """Nobody is left in these rows, and no link leads to them; state, seats and association stay."""
    session.flush()
    session.execute(delete(Answer).where(Answer.registration_id.in_(numbers)))
    session.execute(delete(Guest).where(Guest.registration_id.in_(numbers)))
    nothing = {"name": "", "email": "", "phone": "", "firm": "", "supplier_id": None, "user_id": None}
    for number in numbers:
        row = {**nothing, "key": new_key(), "may_be_named": False}
        session.execute(update(Registration).where(Registration.id == number).values(row))
    session.expire_all()


def _diets(before: datetime) -> ColumnElement[bool]:
    asked = select(EventQuestion.id).join(Event, Event.id == EventQuestion.event_id)
    return Answer.question_id.in_(asked.where(EventQuestion.kind == QuestionKind.DIET, Event.ends_at < before))


def count_diets(before: datetime) -> int:
    return count_of(select(Answer.question_id).where(_diets(before)))


def remove_diets(before: datetime, limit: int) -> int:
    found = list(session.scalars(select(Answer).where(_diets(before)).limit(limit)))
    for answer in found:
        session.delete(answer)
    session.flush()
    return len(found)
