"""Who may appeal, and who judges it."""

from datetime import date, timedelta

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.approvals.models import Application, ApplicationStatus
from app.approvals.policies import is_applicant, stands_aside
from app.approvals.records import ApplicationDecision
from app.core.clock import local_date, today
from app.core.settings import settings


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
    otherwise they judge, and have not decided on this application before."""
    if not is_desk(user) or stands_aside(user, application):
        return False
    return is_for_committee(application) or not _has_decided(user, application)


def _has_decided(user: User | None, application: Application) -> bool:
    return user is not None and any(decision.decided_by_id == user.id for decision in application.decisions)
