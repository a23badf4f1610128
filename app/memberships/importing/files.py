"""Where an uploaded member list lies, from the upload until its rows were looked at."""

from pathlib import Path
from typing import IO

from app.core.storage import storage
from app.memberships.importing.models import MemberList
from app.suppliers.importing import files
from app.suppliers.importing.limits import Limits

MOST_ROWS = 20_000

_ZIP = b"PK\x03\x04"


def keep(member_list: MemberList, upload: IO[bytes]) -> None:
    """Under a name of our own; the name that came with it is only shown."""
    upload.seek(0)
    kind = "xlsx" if upload.read(4) == _ZIP else "csv"
    upload.seek(0)
    member_list.stored_as = f"{member_list.id}.{kind}"
    storage().put(_name(member_list), upload)


def is_kept(member_list: MemberList) -> bool:
    return member_list.stored_as is not None and storage().has(_name(member_list))


def path(member_list: MemberList) -> Path:
    """Raises FileNotFoundError."""
    return storage().local(_name(member_list))


def discard(member_list: MemberList) -> None:
    """What is needed of it is in rows: the rest, with columns that nobody chose, is nobody's business."""
    storage().remove(_name(member_list))


def limits() -> Limits:
    return Limits(file_bytes=files.limits().file_bytes, rows=MOST_ROWS)


def _name(member_list: MemberList) -> str:
    return f"member-lists/{member_list.stored_as}"
