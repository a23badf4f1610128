"""The worker's part: make the exports that people asked for, one at a time."""

import hashlib
import logging
import tempfile
from collections.abc import Sequence
from typing import IO

from sqlalchemy.exc import OperationalError

from app.core.clock import now
from app.core.db import session, transaction
from app.core.i18n import _, in_language, lazy
from app.core.settings import settings
from app.core.storage import storage
from app.sourcing.archive import services
from app.sourcing.archive.documents import documents_of
from app.sourcing.archive.models import FileExport
from app.sourcing.export.audit_lines import write_lines
from app.sourcing.export.document import document_of
from app.sourcing.export.package import Contents, write_package
from app.sourcing.export.redaction import LeftOut, Redactions

FOLDER = "file-exports"

log = logging.getLogger(__name__)


def make_next() -> bool:
    """Make the export that waits longest; False when none does."""
    if session.scalar(services.to_make(now()).with_only_columns(FileExport.id)) is None:
        return False
    export_id = _claim()
    if export_id is None:
        return True
    try:
        _make(export_id)
    except OperationalError:
        raise  # the database is busy or away: after a pause it is begun again
    except Exception:  # whatever is in a file, the other exports must go on
        log.exception("export %s failed", export_id)
        _fail(export_id)
    return True


def _claim() -> int | None:
    with transaction():
        export = session.scalar(services.to_make(now()).with_for_update(skip_locked=True))
        if export is None:
            return None
        with in_language(export.language):
            return export.id if services.claim(export, at=now()) else None


def _make(export_id: int) -> None:
    """What is stored has a name of its own, so that a second attempt writes over the first."""
    export = session.get_one(FileExport, export_id)
    name = f"{FOLDER}/{export_id}.zip"
    with in_language(export.language), tempfile.TemporaryFile() as package:
        for _piece in write_package(package, _contents(export)):
            _note_progress(export_id)
        package.seek(0)
        digest = hashlib.file_digest(package, "sha256").hexdigest()
        package.seek(0)
        _keep(export_id, name, package, digest)


def _contents(export: FileExport) -> Contents:
    file, redactions = export.file, Redactions.from_values(export.redactions)
    documents = documents_of(file)
    apart: Sequence[LeftOut] = ()
    if not redactions.is_full:
        apart, documents = _left_out_whole(sum(1 for _document in documents)), iter(())
    return Contents(
        document_of(file, redactions, apart=apart, at=now(), is_demo=settings().is_demo),
        write_lines(file, with_values=redactions.is_full),
        documents,
    )


def _left_out_whole(documents: int) -> list[LeftOut]:
    """Nothing can be blackened inside documents and inside what acts say, so these stay out of a redacted export."""
    reason = _("Cannot be blackened piece by piece here. Judge it by hand.")
    ground = _("Every ground that was chosen")
    whole = [LeftOut(_("What acts in the audit trail say"), ground, reason, 1)]
    if documents:
        whole.append(LeftOut(_("Documents of the file"), ground, reason, documents))
    return whole


def _note_progress(export_id: int) -> None:
    with transaction():
        services.note_progress(session.get_one(FileExport, export_id), at=now())


def _keep(export_id: int, name: str, package: IO[bytes], digest: str) -> None:
    storage().put(name, package)
    with transaction():
        services.finish(session.get_one(FileExport, export_id), name, digest, at=now())


def _fail(export_id: int) -> None:
    """Nothing to note when the file was destroyed meanwhile; what was stored for it goes, too."""
    with transaction():
        export = session.get(FileExport, export_id)
        if export is None:
            storage().remove(f"{FOLDER}/{export_id}.zip")
            return
        with in_language(export.language):
            services.fail(export, lazy("Something went wrong on our side. Ask for the export again."), at=now())
