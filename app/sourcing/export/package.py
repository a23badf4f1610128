"""The ZIP: the file in four forms, its documents, the audit trail, how to check all that, and a digest of each."""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from app.core.clock import AMSTERDAM
from app.sourcing.export.document import Document
from app.sourcing.export.json_file import write_json
from app.sourcing.export.pdf import write_pdf
from app.sourcing.export.readme import readme
from app.sourcing.export.spreadsheets import write_opendocument, write_spreadsheet

MANIFEST, README, TRAIL, DOCUMENTS = "manifest.sha256", "README.txt", "audit-trail.jsonl", "documents"
LONGEST_NAME = 80  # of a document

FORMS: dict[str, Callable[[Document], bytes]] = {
    "json": write_json,
    "xlsx": write_spreadsheet,
    "ods": write_opendocument,
    "pdf": write_pdf,
}
PIECES = len(FORMS) + 2  # and the documents, and the trail with what belongs to it


@dataclass(frozen=True)
class Contents:
    """What goes into a package besides the forms of `document`; `documents` are asked for one by one."""

    document: Document
    trail: bytes
    documents: Iterable[tuple[str, bytes]]


def write_package(target: IO[bytes], contents: Contents) -> Iterator[None]:
    """Write the package piece by piece, pausing after each of PIECES, so that progress can be noted."""
    document, digests = contents.document, dict[str, str]()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, content: bytes) -> None:
            digests[name] = hashlib.sha256(content).hexdigest()
            archive.writestr(_entry(name, document), content)

        for extension, write in FORMS.items():
            add(f"{document.stem}.{extension}", write(document))
            yield
        for name, content in contents.documents:
            add(own_name(name, digests), content)
        yield
        add(TRAIL, contents.trail)
        add(README, readme(document).encode())
        archive.writestr(_entry(MANIFEST, document), _manifest(digests))
    yield


def _entry(name: str, document: Document) -> zipfile.ZipInfo:
    """A ZIP knows no time zones: the clock of the region."""
    entry = zipfile.ZipInfo(name, document.made_at.astimezone(AMSTERDAM).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _manifest(digests: dict[str, str]) -> bytes:
    """As `sha256sum` writes it."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()


def own_name(given: str, taken: Iterable[str]) -> str:
    """Of a document in the package: below its folder, ASCII, no two alike; firms choose the names of what they send."""
    parts = [plain for part in given.split("/") if (plain := _plain(part))] or ["document"]
    path = "/".join([DOCUMENTS, *parts])
    stem, dot, extension = path.rpartition(".") if "." in parts[-1] else (path, "", "")
    used, name, number = {each.lower() for each in taken}, path, 2
    while name.lower() in used:
        name, number = f"{stem}-{number}{dot}{extension}", number + 1
    return name


def _plain(part: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_only).strip("-.")
    stem, dot, extension = name.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{extension[:10]}" if dot else name[:LONGEST_NAME]


def part_of(package: IO[bytes], extension: str) -> tuple[str, bytes] | None:
    """Name and content of one form inside a package; None when it has no such form."""
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            if "/" not in name and name.endswith(f".{extension}"):
                return name, archive.read(name)
    return None
