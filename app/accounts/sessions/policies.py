"""Who may end a session."""

from app.accounts.models import User
from app.accounts.sessions.models import UserSession


def owns(user: User | None, opened: UserSession) -> bool:
    return user is not None and opened.user_id == user.id
