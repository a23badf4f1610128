"""What a file is, by its content: a name and a declared type are only what somebody says."""

import codecs
import re
import zipfile
from collections.abc import Collection
from enum import StrEnum
from typing import IO

from app.core.errors import DomainError
from app.core.i18n import Text, lazy

_START = 4096  # bytes that are enough to tell
_END = 1024
_IMAGES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_MARKS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|head|body|script|svg|!--)", re.IGNORECASE)


class FileKind(StrEnum):
    """Kinds that the product takes in. SVG is none of them: it is a page with scripts as much as an image."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"


IMAGES = (FileKind.PNG, FileKind.JPEG, FileKind.WEBP)
_NAMES: dict[FileKind, str] = {
    FileKind.CSV: "CSV",
    FileKind.XLSX: "XLSX",
    FileKind.PDF: "PDF",
    FileKind.PNG: "PNG",
    FileKind.JPEG: "JPEG",
    FileKind.WEBP: "WebP",
}


class RefusedFile(DomainError):
    """The file is not kept; the message says why."""


def demand_kind(file: IO[bytes], kinds: Collection[FileKind]) -> FileKind:
    """Raises RefusedFile when it is of none of these kinds."""
    found = kind_of(file)
    if found is None or found not in kinds:
        raise RefusedFile(_refusal(file, kinds))
    return found


def kind_of(file: IO[bytes]) -> FileKind | None:
    """None for a kind that we do not know. The position is at the start again afterwards."""
    start = _read(file, _START)
    for mark, name in _IMAGES:
        if start.startswith(mark):
            return FileKind(name)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return FileKind.WEBP
    if start.startswith(b"%PDF-"):
        return FileKind.PDF if b"%%EOF" in _end_of(file) else None
    if start.startswith(b"PK\x03\x04"):
        return FileKind.XLSX if _is_workbook(file) else None
    return FileKind.CSV if _is_plain_text(start) else None


def _refusal(file: IO[bytes], kinds: Collection[FileKind]) -> Text:
    if b"<svg" in _read(file, _START).lower():
        return lazy("This is an SVG image, which can hold a program. Save it as PNG and try again.")
    return lazy("This is not a file of the kind %(kinds)s.", kinds=", ".join(_NAMES[kind] for kind in kinds))


def _read(file: IO[bytes], size: int) -> bytes:
    file.seek(0)
    content = file.read(size)
    file.seek(0)
    return content


def _end_of(file: IO[bytes]) -> bytes:
    size = file.seek(0, 2)
    file.seek(max(0, size - _END))
    content = file.read()
    file.seek(0)
    return content


def _is_workbook(file: IO[bytes]) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    finally:
        file.seek(0)
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return {"[Content_Types].xml", "xl/workbook.xml"} <= names and not has_macros


def _is_plain_text(start: bytes) -> bool:
    """Text without control characters that does not begin as a page or an image would."""
    if start.startswith(_MARKS_OF_UTF16):
        text = start.decode("utf-16", "ignore")
    else:
        text = start.decode("utf-8-sig", "ignore")
    return bool(text.strip()) and not _CONTROL.search(text) and not _MARKUP.match(text)
