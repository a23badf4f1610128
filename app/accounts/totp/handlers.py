"""Mails about codes: whoever did not do it themselves should know at once."""

from collections.abc import Callable

from app.accounts.models import User
from app.accounts.totp import letters
from app.accounts.totp.messages import AppAdded, AppRemoved, CodesMade, CodeUsed
from app.accounts.totp.recovery import left
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post


def tell_app_added(message: AppAdded) -> None:
    _post(message.user_id, letters.app_added)


def tell_app_removed(message: AppRemoved) -> None:
    _post(message.user_id, letters.app_removed)


def tell_codes_made(message: CodesMade) -> None:
    _post(message.user_id, letters.codes_made)


def tell_code_used(message: CodeUsed) -> None:
    _post(message.user_id, lambda user: letters.code_used(user, left(user)))


def _post(user_id: int, letter: Callable[[User], Letter]) -> None:
    user = session.get(User, user_id)
    if user is None:
        return  # erased before the mail went
    with in_language(user.language):
        post(letter(user), to=user.email)
