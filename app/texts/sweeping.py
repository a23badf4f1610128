"""Pictures that no text points at go: what was replaced or removed, and what never came into a text."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import delete, exists, select

from app.core.clock import now
from app.core.db import session, transaction
from app.core.storage import storage
from app.texts.models import TextPicture
from app.texts.pictures import FOLDER
from app.texts.pointers import pointing_at

BETWEEN_ROUNDS = 3600  # seconds
SPARED = timedelta(days=1)  # what came a moment ago may be part of a form that is not saved yet
AT_ONCE = 100


def sweep() -> bool:
    """Remove at most so many rows, and as many files. False when there was nothing to remove."""
    with transaction():
        unused = _unused()
        session.execute(delete(TextPicture).where(TextPicture.id.in_(unused)))
    loose = list(_loose_files())[:AT_ONCE]
    for name in loose:
        storage().remove(f"{FOLDER}/{name}")
    return bool(unused or loose)


def _unused() -> list[int]:
    statement = select(TextPicture.id).where(TextPicture.added_at < now() - SPARED)
    for column in pointing_at(TextPicture.__tablename__):
        statement = statement.where(~exists().where(column == TextPicture.id))
    return list(session.scalars(statement.order_by(TextPicture.id).limit(AT_ONCE)))


def _loose_files() -> Iterator[str]:
    names = storage().names(FOLDER)
    for start in range(0, len(names), 500):
        chunk = set(names[start : start + 500])
        known = set(session.scalars(select(TextPicture.name).where(TextPicture.name.in_(chunk))))
        for name in sorted(chunk - known):
            if storage().put_at(f"{FOLDER}/{name}") < now() - SPARED:
                yield name
