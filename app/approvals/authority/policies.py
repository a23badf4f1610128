"""Who checks that somebody acts for a firm, and who decides when two say so. Never with an interest in it."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.approvals.models import Application
from app.approvals.policies import may_decide
from app.memberships.policies import has_interest
from app.suppliers.access.models import AccessRequest
from app.suppliers.models import Supplier


def may_check(user: User | None, application: Application) -> bool:
    return may_decide(user, application)


def may_open_disputes(user: User | None) -> bool:
    return is_desk(user)


def may_see_dispute(user: User | None, request: AccessRequest) -> bool:
    """Somebody with an interest sees the case, and leaves it to a colleague."""
    return is_desk(user) and request.disputed_at is not None


def may_decide_dispute(user: User | None, request: AccessRequest) -> bool:
    asks_themselves = user is not None and request.user_id == user.id
    return may_see_dispute(user, request) and not asks_themselves and not has_interest(user, request.supplier)


def may_change_number(user: User | None, supplier: Supplier) -> bool:
    """Of a Dutch firm that was taken over."""
    return is_desk(user) and supplier.kvk_number is not None and not has_interest(user, supplier)
