"""Who must stand aside."""

from app.accounts.models import User
from app.accounts.policies import is_signed_in
from app.core.clock import today
from app.memberships.models import DeclaredInterest
from app.memberships.queries import declared_interest
from app.suppliers.models import Supplier
from app.suppliers.policies import edits, may_see


def has_interest(user: User | None, supplier: Supplier) -> bool:
    """Whether the person owns or edits the firm, or has declared a tie that counts today: then they stand aside."""
    return user is not None and (edits(user, supplier) or _declared(user, supplier))


def _declared(user: User, supplier: Supplier) -> bool:
    declared = declared_interest(user, supplier)
    return declared is not None and declared.counts_on(today())


def may_declare(user: User | None, supplier: Supplier) -> bool:
    """A tie to a firm that the person can see: nobody learns from this page which firms are in the register."""
    return is_signed_in(user) and may_see(user, supplier)


def declared(user: User | None, interest: DeclaredInterest) -> bool:
    return user is not None and interest.user_id == user.id
