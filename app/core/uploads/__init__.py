"""Files that people bring: looked at before they are kept, and never sent back as a page."""

from collections.abc import Collection
from typing import IO

from app.core.uploads.kinds import FileKind, RefusedFile, demand_kind
from app.core.uploads.scanning import scan

__all__ = ["FileKind", "RefusedFile", "accept"]


def accept(upload: IO[bytes], kinds: Collection[FileKind], *, scan_url: str) -> FileKind:
    """The kind of a file that may be kept, read from its content; its position is at the start again afterwards.

    `scan_url` is the setting SCAN_URL. Raises RefusedFile: it is of another kind, infected, or could not be scanned.
    """
    kind = demand_kind(upload, kinds)
    scan(upload, scan_url)
    return kind
