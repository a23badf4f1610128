"""Looking at the PDF of a firm, in memory; nothing of it is stored here."""

from typing import IO

from app.core.i18n import lazy
from app.core.receiving import is_too_large, largest_file
from app.core.settings import settings
from app.core.uploads import FileKind, RefusedFile, accept
from app.core.uploads.pdfs import demand_sound_pdf, is_pdf

LONGEST_NAME = 150  # characters


def checked_pdf(filename: str, stream: IO[bytes]) -> bytes:
    """Its content. Raises RefusedFile, which never names the file: that is under seal."""
    _demand_name(filename)
    _demand_size(stream)
    if is_pdf(stream):
        demand_sound_pdf(stream)
    accept(stream, [FileKind.PDF], scan_url=settings().SCAN_URL)
    return stream.read()


def _demand_name(filename: str) -> None:
    if len(filename) > LONGEST_NAME:
        raise RefusedFile(lazy("The name of this file has more than %(n)s characters.", n=LONGEST_NAME))
    if not filename.isprintable() or "/" in filename or "\\" in filename:
        raise RefusedFile(lazy("The name of this file has characters that do not belong there. Rename it."))


def _demand_size(stream: IO[bytes]) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    if is_too_large(stream) or size > largest_file(settings()):
        number = settings().MAX_UPLOAD_MB
        raise RefusedFile(lazy("This file is larger than %(number)s MB. Make it smaller.", number=number))
    if size == 0:
        raise RefusedFile(lazy("This file is empty."))
