"""Who must stand aside."""

from app.accounts.models import User
from app.memberships.queries import declared_interest
from app.suppliers.models import Supplier
from app.suppliers.policies import edits


def has_interest(user: User | None, supplier: Supplier) -> bool:
    """Whether the person owns or edits the firm, or has declared a tie to it: then they decide nothing about it."""
    return user is not None and (edits(user, supplier) or declared_interest(user, supplier) is not None)
