"""Who suspends a firm, and who ends that before its day."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.ties import stands_aside

HAS_HISTORY = (ProfileStatus.LISTED, ProfileStatus.SUSPENDED, ProfileStatus.LAPSED)


def may_open(user: User | None, supplier: Supplier) -> bool:
    """The desk, unless this person has a tie to the firm."""
    return is_desk(user) and supplier.standing in HAS_HISTORY and not stands_aside(user, supplier)


def may_suspend(user: User | None, supplier: Supplier) -> bool:
    return may_open(user, supplier) and supplier.standing is ProfileStatus.LISTED


def may_lift(user: User | None, supplier: Supplier) -> bool:
    return may_open(user, supplier) and supplier.standing is ProfileStatus.SUSPENDED
