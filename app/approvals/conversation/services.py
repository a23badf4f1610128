"""Verbs of the conversation: ask, answer, and return what was not answered in time."""

from datetime import datetime

from app.accounts.models import User
from app.approvals.messages import ApplicationDecided, InformationAsked, InformationGiven
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.approvals.policies import may_decide
from app.approvals.records import ApplicationMessage, Side
from app.approvals.services import note_decision, open_for_review
from app.audit.services import record
from app.core.clock import local_date
from app.core.i18n import _, in_language
from app.core.workdays import working_days_after, working_days_between
from app.outbox.services import publish
from app.suppliers.moves import ForbiddenMove

FEWEST_DAYS_LEFT = 3  # working days that a reviewer has at least, to read the answer


def ask(application: Application, text: str, *, by: User, days: int, at: datetime) -> None:
    """Ask the firm, which has `days` working days to answer; the reviewer's own term stands still (Awb art. 4:15)."""
    if not may_decide(by, application):
        raise ForbiddenMove(application.status, ApplicationStatus.MORE_INFORMATION)
    open_for_review(application, by=by)
    application.move_to(ApplicationStatus.MORE_INFORMATION)
    left = working_days_between(local_date(at), application.due_on)
    application.paused_days = max(left, FEWEST_DAYS_LEFT)
    application.due_on = working_days_after(local_date(at), days)
    say(application, Side.REVIEWER, text, by=by, at=at)
    record("application.asked", application, by=by)
    publish(InformationAsked(application.id))


def answer(application: Application, text: str, *, by: User, at: datetime) -> None:
    """By the firm. The reviewer goes on with the days that were left."""
    if application.status is not ApplicationStatus.MORE_INFORMATION:
        raise ForbiddenMove(application.status, ApplicationStatus.IN_REVIEW)
    application.move_to(ApplicationStatus.IN_REVIEW)
    application.due_on = working_days_after(local_date(at), application.paused_days or FEWEST_DAYS_LEFT)
    application.paused_days = None
    say(application, Side.FIRM, text, by=by, at=at)
    record("application.answered", application, by=by)
    publish(InformationGiven(application.id))


def say(application: Application, side: Side, text: str, *, by: User, at: datetime) -> None:
    """Add to what both sides read."""
    application.messages.append(ApplicationMessage(side=side, author_id=by.id, text=text.strip(), at=at))


def return_unanswered(application: Application, *, at: datetime) -> None:
    """The term to answer has passed: the firm may repair its profile and hand it in again."""
    if application.status is not ApplicationStatus.MORE_INFORMATION:
        raise ForbiddenMove(application.status, ApplicationStatus.RETURNED)
    application.move_to(ApplicationStatus.RETURNED)
    application.paused_days = None
    with in_language(application.submitted_by.language):
        words = _("Our question was not answered in time. You can still answer it: hand the profile in again.")
    note_decision(application, ReasonCode.NO_ANSWER, words, by=None, at=at)
    record("application.unanswered", application, by=None)
    publish(ApplicationDecided(application.id))
