"""Who reads what a firm shows to its reviewers only."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk, sits_on_board
from app.approvals.queries import latest_application
from app.memberships.policies import has_interest
from app.suppliers.models import Supplier


def judges_firm(user: User | None, supplier: Supplier) -> bool:
    """The desk, and the board that was asked last; who has an interest in the firm reads none of its documents."""
    if user is None or has_interest(user, supplier):
        return False
    if is_desk(user):
        return True
    latest = latest_application(supplier.id) if boards_of(user) else None
    return latest is not None and sits_on_board(user, latest.association_id)
