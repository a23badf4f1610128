"""Who checks."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.suppliers.spot_checks.models import SpotCheck
from app.suppliers.ties import stands_aside


def may_check(user: User | None, check: SpotCheck) -> bool:
    """The desk, unless this person has a tie to the firm."""
    return is_desk(user) and not stands_aside(user, check.supplier)
