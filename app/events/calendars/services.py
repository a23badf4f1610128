"""The secret address of one's own calendar."""

import secrets
from datetime import datetime

from app.accounts.models import User
from app.core.db import session
from app.events.calendars.queries import key_of
from app.events.models import CalendarKey


def make_key(user: User, *, at: datetime) -> CalendarKey:
    """A new secret; whoever had the old address sees nothing any more."""
    mine = key_of(user) or CalendarKey(user_id=user.id)
    mine.key, mine.made_at = secrets.token_urlsafe(24), at
    session.add(mine)
    return mine


def drop_key(user: User) -> None:
    """Does nothing when there is none."""
    mine = key_of(user)
    if mine is not None:
        session.delete(mine)
