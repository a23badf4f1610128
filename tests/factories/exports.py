"""Exports of a procurement file, made by the worker."""

import io
import json
import zipfile
from typing import Any

from app.core.i18n import in_language
from app.core.storage import storage
from app.sourcing.archive import services, worker
from app.sourcing.archive.models import FileExport
from app.sourcing.export.document import Document, document_of
from app.sourcing.export.redaction import Redactions
from app.sourcing.models import ProcurementFile
from tests.factories import save
from tests.factories.sourcing import NOON


def ask(file: ProcurementFile, redactions: Redactions = Redactions(), language: str = "en") -> FileExport:
    """An export that waits for the worker."""
    return save(services.ask_for_export(file, redactions, language=language, by=file.owner, at=NOON))


def make_export(file: ProcurementFile, redactions: Redactions = Redactions(), language: str = "en") -> FileExport:
    """One that the worker has made."""
    export = ask(file, redactions, language)
    assert worker.make_next()
    return export


def package_of(export: FileExport) -> zipfile.ZipFile:
    assert export.stored_as, export.failure
    return zipfile.ZipFile(io.BytesIO(storage().read(export.stored_as)))


def json_in(package: zipfile.ZipFile) -> dict[str, Any]:
    [name] = [name for name in package.namelist() if name.endswith(".json")]
    content: dict[str, Any] = json.loads(package.read(name))
    return content


def document(file: ProcurementFile, redactions: Redactions = Redactions(), *, is_demo: bool = False) -> Document:
    """In English."""
    with in_language("en"):
        return document_of(file, redactions, at=NOON, is_demo=is_demo)
