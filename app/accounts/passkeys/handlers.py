"""Mails about passkeys."""

from collections.abc import Callable

from app.accounts.models import User
from app.accounts.passkeys import letters
from app.accounts.passkeys.messages import PasskeyAdded, PasskeyRemoved
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post


def tell_added(message: PasskeyAdded) -> None:
    _post(message, letters.passkey_added)


def tell_removed(message: PasskeyRemoved) -> None:
    _post(message, letters.passkey_removed)


def _post(message: PasskeyAdded | PasskeyRemoved, letter: Callable[[User, str], Letter]) -> None:
    user = session.get(User, message.user_id)
    if user is None:
        return  # erased before the mail went
    with in_language(user.language):
        post(letter(user, message.name), to=user.email)
