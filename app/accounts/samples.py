"""The letters about accounts, to somebody who does not exist."""

from flask import Flask

from app.accounts import letters
from app.accounts.models import User
from app.core.clock import now
from app.mail.samples import add_sample


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


def register(app: Flask) -> None:
    add_sample(app, letters.confirmation, lambda: letters.confirmation(somebody()))
    add_sample(app, letters.account_exists, lambda: letters.account_exists(somebody()))
    add_sample(app, letters.password_link, lambda: letters.password_link(somebody()))
