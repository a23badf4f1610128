"""Who decides through which providers people come in."""

from app.accounts.models import User
from app.accounts.policies import is_administrator
from app.sso.models import IdentityProvider


def may_manage(user: User | None) -> bool:
    return is_administrator(user)


def may_change(user: User | None, _provider: IdentityProvider) -> bool:
    return is_administrator(user)
