"""Verbs of an appeal: appeal, uphold the firm, refuse for good."""

from datetime import datetime

from app.accounts.models import User
from app.approvals.appeals.policies import is_for_committee, is_in_time, may_judge_appeal
from app.approvals.conversation.services import say
from app.approvals.messages import ApplicationAppealed, ApplicationDecided
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.approvals.records import Side
from app.approvals.services import DESK_DECISION_DAYS, demand_seen, note_decision
from app.audit.services import record
from app.core.clock import local_date
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.workdays import working_days_after
from app.outbox.services import publish
from app.suppliers.kinds import ClaimSource
from app.suppliers.moves import ForbiddenMove
from app.suppliers.services import list_profile

COMMITTEE_DECISION_DAYS = 30  # working days: it meets less often


def appeal(application: Application, text: str, *, by: User, at: datetime) -> None:
    """By the firm, with its reasons. Raises DomainError when the term has passed."""
    if application.status is not ApplicationStatus.REFUSED:
        raise ForbiddenMove(application.status, ApplicationStatus.APPEALED)
    if not is_in_time(application):
        raise DomainError(lazy("The term to appeal has passed."))
    days = COMMITTEE_DECISION_DAYS if is_for_committee(application) else DESK_DECISION_DAYS
    application.move_to(ApplicationStatus.APPEALED)
    application.association = None
    application.give_back()
    application.due_on = working_days_after(local_date(at), days)
    say(application, Side.FIRM, text, by=by, at=at)
    record("application.appealed", application, by=by)
    publish(ApplicationAppealed(application.id))


def uphold(application: Application, *, by: User, reason: str, seen_version: int, at: datetime) -> None:
    """The firm is right: it is listed as `by` saw it."""
    _demand_judge(application, by, ApplicationStatus.APPROVED)
    demand_seen(application, seen_version)
    _close(application, ApplicationStatus.APPROVED, ReasonCode.CHECKED, reason, by=by, at=at)
    record("application.approved_on_appeal", application, by=by)
    list_profile(application.supplier, source=ClaimSource.DESK, by=by, at=at)


def dismiss(application: Application, *, by: User, code: ReasonCode, reason: str, at: datetime) -> None:
    """The refusal stands, for good."""
    _demand_judge(application, by, ApplicationStatus.REFUSED_FOR_GOOD)
    _close(application, ApplicationStatus.REFUSED_FOR_GOOD, code, reason, by=by, at=at)
    record("application.refused_for_good", application, by=by, code=code)


def _demand_judge(application: Application, by: User, target: ApplicationStatus) -> None:
    if application.status is not ApplicationStatus.APPEALED or not may_judge_appeal(by, application):
        raise ForbiddenMove(application.status, target)


def _close(
    application: Application, status: ApplicationStatus, code: ReasonCode, reason: str, *, by: User, at: datetime
) -> None:
    by_committee = is_for_committee(application)
    application.move_to(status)
    note_decision(application, code, reason, by=by, at=at, by_committee=by_committee)
    publish(ApplicationDecided(application.id))
