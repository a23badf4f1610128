"""What passkeys say of a person, and how they go."""

from typing import Any

from sqlalchemy import delete

from app.accounts.models import User
from app.accounts.passkeys.models import Passkey
from app.accounts.passkeys.queries import passkeys_of
from app.core.db import session
from app.core.i18n import Text


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "name": passkey.name,
            "created_at": passkey.created_at.isoformat(),
            "used_at": passkey.used_at.isoformat() if passkey.used_at else None,
        }
        for passkey in passkeys_of(user)
    ]


def erase(user: User) -> list[Text]:
    """All of them, also the last one: nobody signs in to this account any more."""
    session.execute(delete(Passkey).where(Passkey.user_id == user.id))
    return []
