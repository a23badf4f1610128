"""Take in a picture for a text."""

from datetime import datetime
from typing import IO

from app.accounts.models import User
from app.core.db import session
from app.core.uploads.pictures import StoredPicture, take_in
from app.texts.models import TextPicture

FOLDER = "text-pictures"  # in the storage


def stored(stream: IO[bytes]) -> StoredPicture:
    """Look at it, draw it anew and store it: before the transaction, as it takes long. Raises RefusedFile."""
    return take_in(stream, FOLDER)


def add_picture(picture: StoredPicture, *, alt: str, credit: str = "", by: User | None, at: datetime) -> TextPicture:
    added = TextPicture(
        name=picture.name,
        mimetype=picture.mimetype,
        width=picture.width,
        height=picture.height,
        alt=alt,
        credit=credit,
        added_by_id=by.id if by else None,
        added_at=at,
    )
    session.add(added)
    session.flush()  # its id is what a text points at
    return added
