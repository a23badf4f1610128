"""Pictures of texts: taken in, shown to who knows their name, and swept away when nothing points at them."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from app.accounts.models import User
from app.core.db import session
from app.core.storage import storage
from app.core.uploads.pictures import StoredPicture, take_in
from app.texts.models import TextPicture

FOLDER = "text-pictures"  # in the storage
KINDS = {"jpg": "image/jpeg", "png": "image/png"}
_NAME = re.compile(r"[0-9a-f]{32}\.(?:jpg|png)")


@dataclass(frozen=True)
class PictureDetails:
    """What an editor wants with the one picture of a text: `new` takes the place of that which was there."""

    alt: str = ""
    credit: str = ""
    new: StoredPicture | None = None
    is_removed: bool = False


def stored(stream: IO[bytes]) -> StoredPicture:
    """Look at it, draw it anew and store it: before the transaction, as it takes long. Raises RefusedFile."""
    return take_in(stream, FOLDER)


def is_there(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and storage().has(f"{FOLDER}/{name}")


def content_of(name: str) -> bytes:
    """Raises FileNotFoundError, also for what is no name of a picture."""
    if not _NAME.fullmatch(name):
        raise FileNotFoundError(name)
    return storage().read(f"{FOLDER}/{name}")


def kept(picture: TextPicture | None, details: PictureDetails, *, by: User | None, at: datetime) -> TextPicture | None:
    """The picture that the text points at from now on, when it pointed at `picture`."""
    if details.new is not None:
        return add_picture(details.new, alt=details.alt, credit=details.credit, by=by, at=at)
    if picture is None or details.is_removed:
        return None
    picture.alt, picture.credit = details.alt, details.credit
    return picture


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
