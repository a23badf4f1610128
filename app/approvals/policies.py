"""Who sees and who decides an application."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk, sits_on_board
from app.approvals.models import Application, ApplicationStatus
from app.approvals.queries import latest_application
from app.memberships.policies import has_interest
from app.suppliers.models import Supplier
from app.suppliers.policies import edits, may_edit_draft


def may_open_queue(user: User | None) -> bool:
    return is_desk(user) or bool(boards_of(user))


def is_reviewer(user: User | None, application: Application) -> bool:
    """The board that was asked, or the desk. Somebody with an interest sees the case and may hand it over."""
    return is_desk(user) or sits_on_board(user, application.association_id)


def may_decide(user: User | None, application: Application) -> bool:
    """The chosen board or the desk judges, and nobody with an interest in the firm."""
    if has_interest(user, application.supplier):
        return False
    if application.association_id is None:
        return is_desk(user)
    return sits_on_board(user, application.association_id)


def judges_firm(user: User | None, supplier: Supplier) -> bool:
    """The desk, and the board that was asked last; who has an interest in the firm reads none of its documents."""
    if user is None or has_interest(user, supplier):
        return False
    if is_desk(user):
        return True
    latest = latest_application(supplier.id) if boards_of(user) else None
    return latest is not None and sits_on_board(user, latest.association_id)


def may_submit(user: User | None, supplier: Supplier) -> bool:
    return may_edit_draft(user, supplier)


def may_withdraw(user: User | None, application: Application) -> bool:
    return edits(user, application.supplier) and application.status is ApplicationStatus.SUBMITTED
