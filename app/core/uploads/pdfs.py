"""PDF files: whole, readable by whoever must judge them, and nothing else at the same time.

Only the frame is looked at (ISO 32000-1, 7.5 "File structure"); pages are never drawn here. The files are served as
downloads, so this is no defence of the reader's program: it keeps out what cannot be read, and what is also a program.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from app.core.i18n import Text, lazy
from app.core.uploads.kinds import RefusedFile

MOST_UNFOLDED = 20_000_000  # bytes of packed objects in one file
_FIRST = 4096  # bytes in which a browser would look for a page
_HEADER = re.compile(rb"%PDF-[12]\.[0-9]")
_END = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF[\s\x00]*\Z")
_TABLE = re.compile(rb"\s*(?:xref\b|[0-9]+\s+[0-9]+\s+obj\b)")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg)[\s>/]", re.IGNORECASE)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a name hides a letter (7.3.5)
_LOCKED = re.compile(rb"/Encrypt\b")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")


def is_pdf(file: IO[bytes]) -> bool:
    """By its first bytes. The position is at the start again afterwards."""
    file.seek(0)
    start = file.read(5)
    file.seek(0)
    return start == b"%PDF-"


def demand_sound_pdf(file: IO[bytes]) -> None:
    """Raises RefusedFile. The position is at the start again afterwards."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    _demand_whole(content)
    if zipfile.is_zipfile(file) or _PAGE.search(content[:_FIRST]):
        raise RefusedFile(lazy("This PDF is another kind of file at the same time. Save it again as PDF."))
    file.seek(0)
    for part in _objects(content):
        _demand_plain(part)


def _demand_whole(content: bytes) -> None:
    end = _END.search(content[-2048:])
    table = int(end[1]) if end else len(content)
    if not _HEADER.match(content) or not _TABLE.match(content[table : table + 64]):
        raise _broken()


def _broken() -> RefusedFile:
    return RefusedFile(lazy("This PDF is damaged or not complete. Save it again and try once more."))


def _objects(content: bytes) -> Iterator[bytes]:
    """What the file says outside its streams, and what it says in streams of packed objects (7.5.7)."""
    left, place = MOST_UNFOLDED, 0
    while (begin := content.find(b"stream", place)) >= 0:
        end = content.find(b"endstream", begin)
        if end < 0:
            raise _broken()
        outside = content[place:begin]
        yield outside
        if _PACKED.search(outside[outside.rfind(b"obj") :]):
            unfolded = _unfolded(content[begin + len(b"stream") : end].lstrip(b"\r\n"), left)
            left -= len(unfolded)
            yield unfolded
        place = end + len(b"endstream")
    yield content[place:]


def _unfolded(packed: bytes, most: int) -> bytes:
    """Empty when it is packed in a way that we do not read."""
    try:
        unfolded = zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error:
        return b""
    if len(unfolded) > most:
        raise RefusedFile(lazy("This PDF unfolds into far more than it seems to be. It was not kept."))
    return unfolded


def _demand_plain(part: bytes) -> None:
    names = _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), part)
    if _LOCKED.search(names):
        raise RefusedFile(lazy("This PDF is locked with a password or against copying. Save it without and try again."))
    if _ACTIVE.search(names):
        raise RefusedFile(_holds_more())


def _holds_more() -> Text:
    return lazy("This PDF holds a program or other files. Print it to a new PDF, and choose that one.")
