"""Who sees and who decides an application."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk, sits_on_board
from app.approvals.models import Application, ApplicationStatus
from app.approvals.records import Recusal
from app.core.db import session
from app.memberships.policies import has_interest
from app.suppliers.models import Supplier
from app.suppliers.policies import edits, may_edit_draft


def may_open_queue(user: User | None) -> bool:
    return is_desk(user) or bool(boards_of(user))


def is_reviewer(user: User | None, application: Application) -> bool:
    """The board that was asked, or the desk. Somebody with an interest sees the case and may hand it over."""
    return is_desk(user) or sits_on_board(user, application.association_id)


def may_decide(user: User | None, application: Application) -> bool:
    """The chosen board or the desk judges; nobody with an interest in the firm, nor who leaves it to others."""
    return may_handle(user, application) and not stands_aside(user, application)


def may_handle(user: User | None, application: Application) -> bool:
    """One of those whose case it is, whether or not they stand aside."""
    if application.association_id is None:
        return is_desk(user)
    return sits_on_board(user, application.association_id)


def stands_aside(user: User | None, application: Application) -> bool:
    return has_interest(user, application.supplier) or _has_left_it(user, application)


def _has_left_it(user: User | None, application: Application) -> bool:
    return user is not None and session.get(Recusal, (application.id, user.id)) is not None


def may_submit(user: User | None, supplier: Supplier) -> bool:
    return may_edit_draft(user, supplier)


def is_applicant(user: User | None, application: Application) -> bool:
    """Everybody who acts for the firm, not only who handed it in."""
    return edits(user, application.supplier)


def may_withdraw(user: User | None, application: Application) -> bool:
    return is_applicant(user, application) and application.status is ApplicationStatus.SUBMITTED
