"""Who may see what a profile was, and take back what was proposed."""

from app.accounts.models import Role, User
from app.accounts.policies import holds, is_desk
from app.suppliers.models import Supplier
from app.suppliers.policies import edits, has_notice


def may_see_versions(user: User | None, supplier: Supplier) -> bool:
    """The firm and the desk always; who buys as long as the firm still has a page."""
    if edits(user, supplier) or is_desk(user):
        return True
    return holds(user, Role.BUYER, Role.CONTROLLER) and (supplier.is_public or has_notice(supplier))


def may_take_back(user: User | None, supplier: Supplier) -> bool:
    return edits(user, supplier)
