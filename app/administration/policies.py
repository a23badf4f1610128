"""The administrator runs the installation, and cannot lock themselves out of it."""

from app.accounts.models import User
from app.accounts.policies import is_administrator


def may_administer(user: User | None, _thing: object) -> bool:
    return is_administrator(user)


def may_act_on(user: User | None, person: User) -> bool:
    """On somebody else: whoever blocks themselves cannot undo it."""
    return user is not None and is_administrator(user) and person is not user
