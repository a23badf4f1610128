"""The secret that a page offers while somebody sets up their app: sealed, for this person, for an hour.

Nothing is stored before the first code is right.
"""

from datetime import timedelta

from app.accounts.models import User
from app.accounts.totp import codes
from app.core.sealing import lock, unlock
from app.core.security import seal, unseal
from app.core.settings import settings

PURPOSE = "totp offer"
LASTS = timedelta(hours=1)


def new_offer(user: User) -> str:
    return seal(PURPOSE, [user.id, lock(PURPOSE, codes.new_secret(), secret_key())], secret_key())


def secret_in(offer: str, user: User) -> str | None:
    """None when the offer is old, changed or somebody else's."""
    match unseal(PURPOSE, offer, secret_key(), LASTS):
        case [int(user_id), str(locked)] if user_id == user.id:
            return unlock(PURPOSE, locked, secret_key())
    return None


def secret_key() -> str:
    return settings().SECRET_KEY
