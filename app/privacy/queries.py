"""Selects on people."""

from app.accounts.models import User
from app.core.db import session


def find_person(user_id: int) -> User | None:
    return session.get(User, user_id)
