"""Who may do what with a passkey, and which one somebody cannot do without."""

from app.accounts.factors import factors_of
from app.accounts.models import User
from app.accounts.passkeys.models import Passkey
from app.accounts.passkeys.queries import number_of
from app.accounts.policies import needs_second_factor

KEY = "passkey"  # of this kind among the second factors


def owns(user: User | None, passkey: Passkey) -> bool:
    return user is not None and passkey.user_id == user.id


def must_add_factor(user: User) -> bool:
    """Whether the person cannot go on before a first second factor is there."""
    return needs_second_factor(user) and not factors_of(user)


def needs_last_passkey(user: User) -> bool:
    """Whether the roles of the person ask for a second factor, and one passkey is all they have."""
    if not needs_second_factor(user) or number_of(user) > 1:
        return False
    return all(factor.key == KEY for factor in factors_of(user))
