"""Mails about accounts."""

from collections.abc import Callable

from app.accounts import letters
from app.accounts.messages import (
    FactorsForgotten,
    PasswordChanged,
    PasswordChosen,
    PasswordForgotten,
    SignedUp,
    SignUpRepeated,
)
from app.accounts.models import User
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post


def send_confirmation(message: SignedUp) -> None:
    _post(message.user_id, letters.confirmation)


def tell_account_exists(message: SignUpRepeated) -> None:
    _post(message.user_id, letters.account_exists)


def send_password_link(message: PasswordForgotten) -> None:
    _post(message.user_id, letters.password_link)


def tell_password_chosen(message: PasswordChosen) -> None:
    _post(message.user_id, letters.password_chosen)


def tell_password_changed(message: PasswordChanged) -> None:
    _post(message.user_id, letters.password_changed)


def tell_factors_forgotten(message: FactorsForgotten) -> None:
    _post(message.user_id, letters.factors_forgotten)


def _post(user_id: int, letter: Callable[[User], Letter]) -> None:
    user = session.get(User, user_id)
    if user is None:
        return  # nobody's address, or erased before the mail went
    with in_language(user.language):
        post(letter(user), to=user.email)
