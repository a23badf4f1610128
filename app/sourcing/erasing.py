"""Taking somebody's name and address out of words that stay, because others must be able to read them."""

import re
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.models import User
from app.core.db import session

SHORTEST_NAME = 6  # letters: shorter ones stand in other words too
GONE = "–"


def words_of(user: User) -> list[str]:
    return [user.email, *([user.name] if len(user.name) >= SHORTEST_NAME else [])]


def names(column: InstrumentedAttribute[Any], user: User) -> ColumnElement[bool]:
    """Whether the text in the column names the person."""
    return or_(*(column.icontains(word, autoescape=True) for word in words_of(user)))


def empty(column: InstrumentedAttribute[Any], user: User, value: str | None) -> None:
    """Where the whole text is about the person."""
    session.execute(update(column.class_).where(names(column, user)).values({column.key: value}))


def blank(column: InstrumentedAttribute[Any], user: User) -> None:
    """Where only the name and the address go."""
    for thing in session.scalars(select(column.class_).where(names(column, user))):
        setattr(thing, column.key, blanked(getattr(thing, column.key), user))


def blanked(content: Any, user: User) -> Any:
    """Of a text, or of all texts in lists and dictionaries."""
    if isinstance(content, dict):
        return {key: blanked(value, user) for key, value in content.items()}
    if isinstance(content, list):
        return [blanked(each, user) for each in content]
    if not isinstance(content, str):
        return content
    return re.sub("|".join(map(re.escape, words_of(user))), GONE, content, flags=re.IGNORECASE)
