"""Pictures on their way into the storage, each kind in a folder of its own."""

import secrets
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from app.core.i18n import lazy
from app.core.receiving import is_too_large
from app.core.settings import settings
from app.core.storage import storage
from app.core.uploads import RefusedFile
from app.core.uploads.images import redrawn
from app.core.uploads.scanning import scan

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class StoredPicture:
    """A picture that was taken in; `name` is that in the storage and in its address."""

    name: str
    mimetype: str
    width: int
    height: int


def take_in(stream: IO[bytes], folder: str) -> StoredPicture:
    """Look at it, draw it anew and store it. Raises RefusedFile."""
    if is_too_large(stream):
        number = settings().MAX_UPLOAD_MB
        raise RefusedFile(lazy("This file is larger than %(number)s MB. Make it smaller.", number=number))
    if stream.seek(0, 2) == 0:
        raise RefusedFile(lazy("This file is empty."))
    scan(stream, settings().SCAN_URL)
    picture = redrawn(stream)
    name = f"{secrets.token_hex(16)}.{_ENDINGS[picture.mimetype]}"
    storage().put(f"{folder}/{name}", BytesIO(picture.content))
    return StoredPicture(name, picture.mimetype, picture.width, picture.height)


def content_of(name: str, folder: str) -> bytes:
    """Raises FileNotFoundError."""
    return storage().read(f"{folder}/{name}")
