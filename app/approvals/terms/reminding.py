"""Reminders at half of a term and at its end: one mail a person, for all that is due and was not told."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.approvals.models import BEFORE_REVIEWERS, Application
from app.approvals.queries import deciders
from app.approvals.records import ApplicationReminder, ReminderKind
from app.approvals.services import decision_days
from app.approvals.terms import letters
from app.core.clock import local_date
from app.core.db import session, take_turn, transaction
from app.core.i18n import in_language
from app.core.workdays import working_days_before
from app.mail.letters import post

TURN = "reminders of applications"
LONGEST_TERM = timedelta(days=120)  # half of it is further off than that: not looked at yet

Due = list[tuple[Application, ReminderKind]]


def remind(at: datetime) -> bool:
    """Note and mail in one transaction: after a kill all of it is sent, or none. False when nothing is due."""
    day = local_date(at)
    if not _due(day):
        return False
    with transaction():
        take_turn(TURN)
        due = _due(day)
        for application, kind in due:
            session.add(
                ApplicationReminder(application_id=application.id, due_on=application.due_on, kind=kind, sent_at=at)
            )
        for reader, cases in _by_reader(application for application, _kind in due).items():
            with in_language(reader.language):
                post(letters.terms_due(cases, reader, day), to=reader.email)
    return True


def _due(day: date) -> Due:
    sent = _sent()
    return [
        (application, kind)
        for application in _running(day)
        for kind in _kinds_of(application, day)
        if (application.id, application.due_on, kind) not in sent
    ]


def _running(day: date) -> list[Application]:
    row_only = joinedload(Application.supplier).lazyload("*")
    waits = Application.status.in_(BEFORE_REVIEWERS), Application.due_on <= day + LONGEST_TERM
    statement = select(Application).where(*waits).order_by(Application.due_on, Application.id).options(row_only)
    return list(session.scalars(statement).unique())


def _sent() -> set[tuple[int, date, ReminderKind]]:
    """Of what still runs."""
    told = select(ApplicationReminder.application_id, ApplicationReminder.due_on, ApplicationReminder.kind)
    runs = told.join(ApplicationReminder.application).where(Application.status.in_(BEFORE_REVIEWERS))
    return {(id_, due_on, kind) for id_, due_on, kind in session.execute(runs)}


def _kinds_of(application: Application, day: date) -> list[ReminderKind]:
    """Which are due on that day, or were before it."""
    half = working_days_before(application.due_on, decision_days(application.association) // 2)
    days = {ReminderKind.HALF: half, ReminderKind.END: application.due_on}
    return [kind for kind, first in days.items() if first <= day]


def _by_reader(applications: Iterable[Application]) -> dict[User, list[Application]]:
    """A case of which both terms are due is named once."""
    cases: dict[User, list[Application]] = {}
    for application in dict.fromkeys(applications):
        for reader in deciders(application):
            cases.setdefault(reader, []).append(application)
    return cases
