"""What those who act for a firm may do with its application."""

from app.accounts.models import User
from app.approvals.models import Application, ApplicationStatus
from app.approvals.policies import is_applicant

AT_BOARD = (ApplicationStatus.SUBMITTED, ApplicationStatus.IN_REVIEW)


def may_answer(user: User | None, application: Application) -> bool:
    """Somebody else of the firm may just have answered: the service says so."""
    return is_applicant(user, application)


def may_ask_desk(user: User | None, application: Application) -> bool:
    """Both routes are equal, so the firm may change its mind while a board has the case."""
    is_at_board = application.association_id is not None and application.status in AT_BOARD
    return is_applicant(user, application) and is_at_board
