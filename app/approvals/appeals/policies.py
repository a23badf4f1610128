"""Who may appeal, and who judges it."""

from datetime import date, timedelta

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.approvals.models import Application, ApplicationStatus
from app.approvals.policies import is_applicant, stands_aside
from app.approvals.records import ApplicationDecision
from app.core.clock import local_date, now, today
from app.core.settings import settings
from app.teams.queries import inviters_to_desk

NEW_AT_DESK = timedelta(days=30)


def last_day_to_appeal(application: Application) -> date | None:
    """None when it was not refused."""
    refusal = refusal_of(application)
    return local_date(refusal.decided_at) + timedelta(days=settings().APPEAL_DAYS) if refusal else None


def refusal_of(application: Application) -> ApplicationDecision | None:
    """The decision that is, or was, appealed against."""
    refusals = [decision for decision in application.decisions if decision.status is ApplicationStatus.REFUSED]
    return refusals[-1] if refusals else None


def is_in_time(application: Application) -> bool:
    last_day = last_day_to_appeal(application)
    return application.status is ApplicationStatus.REFUSED and last_day is not None and today() <= last_day


def may_appeal(user: User | None, application: Application) -> bool:
    return is_applicant(user, application) and is_in_time(application)


def is_for_committee(application: Application) -> bool:
    """The desk does not judge its own refusal (PRODUCT.md §2)."""
    refusal = refusal_of(application)
    return refusal is not None and refusal.association_id is None


def may_judge_appeal(user: User | None, application: Application) -> bool:
    """Somebody of the desk without an interest. Against the desk they only note what the committee decided;
    otherwise they judge, and were not involved in what was decided on this application before."""
    if user is None or not is_desk(user) or stands_aside(user, application):
        return False
    return is_for_committee(application) or not _is_involved(user, application)


def _is_involved(user: User, application: Application) -> bool:
    """Who decided, and whom they brought to the desk shortly before: nobody chooses the judge of their own decision."""
    deciders = {decision.decided_by_id for decision in application.decisions}
    return user.id in deciders or bool(deciders & inviters_to_desk(user, now() - NEW_AT_DESK))
