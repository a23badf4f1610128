"""Objects for tests, one module a feature, one plain function a model.

A function is named after what it makes (`make_user`), fills in all that a test does not name, adds the object
to the session and flushes, so that it has an id:

    def make_user(**values: Any) -> User:
        number = next_number()
        return save(User(**{"email": f"user{number}@example.org", "name": f"User {number}", **values}))
"""

from itertools import count
from typing import TypeVar

from app.core.db import session
from app.core.model import Base

Thing = TypeVar("Thing", bound=Base)

_numbers = count(1)


def next_number() -> int:
    """A number that no other object in this run has."""
    return next(_numbers)


def save(thing: Thing) -> Thing:
    session.add(thing)
    session.flush()
    return thing
