"""Where the files of an import lie: the upload until it is imported, and the rows to repair."""

from io import BytesIO
from pathlib import Path
from typing import IO

from app.core.settings import settings
from app.core.storage import storage
from app.suppliers.importing.limits import Limits
from app.suppliers.importing.models import ImportBatch

_ZIP = b"PK\x03\x04"


def keep_upload(batch: ImportBatch, upload: IO[bytes]) -> None:
    """Store what was uploaded under a name of our own; the name that came with it is only shown."""
    kind = "xlsx" if upload.read(4) == _ZIP else "csv"
    upload.seek(0)
    batch.stored_as = f"{batch.id}.{kind}"
    storage().put(_upload(batch), upload)


def has_upload(batch: ImportBatch) -> bool:
    return storage().has(_upload(batch))


def upload_path(batch: ImportBatch) -> Path:
    """Raises FileNotFoundError."""
    return storage().local(_upload(batch))


def discard_upload(batch: ImportBatch) -> None:
    """The rows are in the register, or refused and in the file to repair: no reason to keep them twice."""
    storage().remove(_upload(batch))


def keep_repair_file(batch: ImportBatch, content: bytes) -> None:
    storage().put(repair_name(batch), BytesIO(content))


def discard_repair_file(batch: ImportBatch) -> None:
    storage().remove(repair_name(batch))


def has_repair_file(batch: ImportBatch) -> bool:
    return batch.stored_as is not None and storage().has(repair_name(batch))


def repair_file(batch: ImportBatch) -> bytes:
    return storage().read(repair_name(batch))


def repair_name(batch: ImportBatch) -> str:
    """Of the same kind as the upload: its owner has the program for it."""
    return f"imports/repair-{batch.stored_as}"


def limits() -> Limits:
    return Limits(file_bytes=settings().MAX_UPLOAD_MB * 1_000_000)


def _upload(batch: ImportBatch) -> str:
    return f"imports/{batch.stored_as}"
