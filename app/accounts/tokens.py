"""Signed links in mails. What is signed changes when the link is used, so that each works once."""

from datetime import timedelta

from app.accounts.models import User
from app.core.db import session
from app.core.security import seal, unseal
from app.core.settings import settings

CONFIRMATION_LASTS = timedelta(days=3)
PASSWORD_LINK_LASTS = timedelta(hours=2)


def confirmation_token(user: User) -> str:
    return seal("confirm e-mail", [user.id, user.session_key], settings().SECRET_KEY)


def user_to_confirm(token: str) -> User | None:
    """The person whose address the token proves; using it again changes nothing. None for an earlier sign-up."""
    return _user_with_key(unseal("confirm e-mail", token, settings().SECRET_KEY, CONFIRMATION_LASTS))


def password_token(user: User) -> str:
    return seal("choose password", [user.id, user.session_key], settings().SECRET_KEY)


def user_to_choose_password(token: str) -> User | None:
    """None once a password was chosen: that gives the user another session key."""
    return _user_with_key(unseal("choose password", token, settings().SECRET_KEY, PASSWORD_LINK_LASTS))


def _user_with_key(content: object) -> User | None:
    match content:
        case [int(user_id), str(session_key)]:
            user = session.get(User, user_id)
            return user if user and user.session_key == session_key else None
    return None
