"""The signed link that stops the mail: it works signed out, and for as long as mail is kept."""

from datetime import timedelta

from app.accounts.models import User
from app.core.db import session
from app.core.security import seal, unseal
from app.core.settings import settings

PURPOSE = "stop mail about saved searches"
LASTS = timedelta(days=3650)


def stop_token(user: User) -> str:
    return seal(PURPOSE, user.id, settings().SECRET_KEY)


def user_who_stops(token: str) -> User | None:
    """None for a token that we did not make, and for an account that is gone."""
    content = unseal(PURPOSE, token, settings().SECRET_KEY, LASTS)
    return session.get(User, content) if isinstance(content, int) else None
