"""Taking in the files that show a proof: looked at, drawn anew when they are pictures, and stored under our name."""

import hashlib
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from app.core.i18n import lazy
from app.core.receiving import is_too_large, largest_file
from app.core.settings import settings
from app.core.storage import storage
from app.core.uploads import FileKind, RefusedFile, accept
from app.core.uploads.images import redrawn
from app.core.uploads.pdfs import demand_sound_pdf, is_pdf

FOLDER = "proofs"  # in the storage
KINDS = (FileKind.PDF, FileKind.JPEG, FileKind.PNG)
PDF = "application/pdf"
LONGEST_NAME = 150
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode categories: control, format, surrogate, line and paragraph ends


@dataclass(frozen=True)
class Upload:
    """A file as it came, with the name it had."""

    filename: str
    stream: IO[bytes]


@dataclass(frozen=True)
class StoredFile:
    """A file that was taken in; `name` is that in the storage, without the folder."""

    name: str
    filename: str
    mimetype: str
    size: int
    sha256: str


def take_in(uploads: Sequence[Upload]) -> list[StoredFile]:
    """Look at each, and store them when all are right. Outside a transaction: a scanner may take its time.

    What is stored and then belongs to no proof, because something else went wrong, is swept away. Raises RefusedFile.
    """
    return [_store(upload.filename, *checked) for upload in uploads for checked in [check(upload)]]


def check(upload: Upload) -> tuple[bytes, str]:
    """Its content and type. Raises RefusedFile; the message names the file."""
    try:
        _demand_name(upload.filename)
        _demand_size(upload.stream)
        return _checked_content(upload.stream)
    except RefusedFile as error:
        shown = "".join(letter for letter in upload.filename if letter.isprintable())
        raise RefusedFile(lazy("%(file)s: %(problem)s", file=shown[:40], problem=error.message)) from error


def _demand_name(filename: str) -> None:
    if len(filename) > LONGEST_NAME:
        raise RefusedFile(lazy("The name of this file has more than %(n)s characters.", n=LONGEST_NAME))
    if "/" in filename or "\\" in filename or any(unicodedata.category(letter) in _UNSEEN for letter in filename):
        raise RefusedFile(lazy("The name of this file has characters that do not belong there. Rename it."))


def _demand_size(stream: IO[bytes]) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    if is_too_large(stream) or size > largest_file(settings()):
        number = settings().MAX_UPLOAD_MB
        raise RefusedFile(lazy("This file is larger than %(number)s MB. Make it smaller.", number=number))
    if size == 0:
        raise RefusedFile(lazy("This file is empty."))


def _checked_content(stream: IO[bytes]) -> tuple[bytes, str]:
    if is_pdf(stream):
        demand_sound_pdf(stream)
    kind = accept(stream, KINDS, scan_url=settings().SCAN_URL)
    if kind is FileKind.PDF:
        return stream.read(), PDF
    picture = redrawn(stream)
    return picture.content, picture.mimetype


def _store(filename: str, content: bytes, mimetype: str) -> StoredFile:
    name = secrets.token_hex(16)
    storage().put(f"{FOLDER}/{name}", BytesIO(content))
    return StoredFile(name, filename, mimetype, len(content), hashlib.sha256(content).hexdigest())


def content_of(name: str) -> bytes:
    """Raises FileNotFoundError."""
    return storage().read(f"{FOLDER}/{name}")
