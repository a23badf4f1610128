"""The letters about accounts, to somebody who does not exist."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from app.accounts import letters
from app.accounts.models import User
from app.accounts.sessions import letters as sessions
from app.accounts.totp import letters as totp
from app.core.clock import now
from app.mail.letters import Letter
from app.mail.samples import add_sample

DEVICE = "Firefox · Windows"


def somebody() -> User:
    """A person who is in no database."""
    return User(
        id=0,
        email="noor.bakker@voorbeeld.example",
        name="Noor Bakker",
        password_hash="",
        language="nl",
        session_key="sample",
        created_at=now(),
        confirmed_at=now(),
    )


def _written(letter: Callable[[User], Letter]) -> Letter:
    return letter(somebody())


def register(app: Flask) -> None:
    for letter in (
        letters.confirmation,
        letters.account_exists,
        letters.password_link,
        letters.password_chosen,
        letters.password_changed,
        letters.factors_forgotten,
        totp.app_added,
        totp.app_removed,
        totp.codes_made,
    ):
        add_sample(app, letter, partial(_written, letter))
    add_sample(app, totp.code_used, lambda: totp.code_used(somebody(), left=7))
    add_sample(app, sessions.new_device, lambda: sessions.new_device(somebody(), DEVICE, now()))
