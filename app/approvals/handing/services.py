"""Verbs: leave a case to others without saying why, pass one on, pass all of one's own on while away."""

from collections.abc import Sequence
from datetime import date, datetime

from app.accounts.models import User
from app.approvals.handing.queries import colleagues, held_by
from app.approvals.messages import ApplicationPassedOn
from app.approvals.models import WAITING, Application
from app.approvals.policies import may_handle
from app.approvals.records import Recusal
from app.approvals.services import hand_over_when_stranded
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.suppliers.moves import ForbiddenMove


def leave_to_others(application: Application, *, by: User, at: datetime) -> None:
    """`by` stands aside: a colleague of the board who can decide does, or else the desk. Why is not stored."""
    if application.status not in WAITING or not may_handle(by, application):
        raise ForbiddenMove(application.status, application.status)
    if session.get(Recusal, (application.id, by.id)) is None:
        application.recusals.append(Recusal(user_id=by.id, at=at))
        record("application.recused", application, by=by)
    if by.id in (application.opened_by_id, application.assigned_to_id):
        application.give_back()
    session.flush()  # who can decide is asked of the database
    hand_over_when_stranded(application, at=at)


def pass_on(application: Application, to: User, *, until: date, by: User, at: datetime) -> None:
    """A colleague looks at it, up to and including a day. Raises DomainError when they cannot."""
    _demand_to_come(until, at)
    _assign(application, to, until=until, by=by)
    publish(ApplicationPassedOn(to.id, by.id, 1))


def pass_all_on(to: User, *, until: date, by: User, at: datetime) -> tuple[int, int]:
    """All that is `by`'s own goes to a colleague while they are away: how many went, and how many could not."""
    _demand_to_come(until, at)
    mine: Sequence[Application] = held_by(by, local_date(at))
    possible = [application for application in mine if to in colleagues(application, by)]
    for application in possible:
        _assign(application, to, until=until, by=by)
    if possible:
        publish(ApplicationPassedOn(to.id, by.id, len(possible)))
    return len(possible), len(mine) - len(possible)


def _demand_to_come(until: date, at: datetime) -> None:
    if until < local_date(at):
        raise DomainError(lazy("Choose a day that is still to come."))


def _assign(application: Application, to: User, *, until: date, by: User) -> None:
    if to not in colleagues(application, by):
        raise DomainError(lazy("Choose a colleague who can decide on this application."))
    application.assigned_to_id, application.assigned_until = to.id, until
    record("application.passed_on", application, by=by, user_id=to.id, until=until)
