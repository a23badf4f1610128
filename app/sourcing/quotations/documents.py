"""The documents that firms handed in, for the export of a file."""

import logging
from collections.abc import Iterator

from app.core.i18n import _
from app.core.storage import storage
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.queries import quotations_of

log = logging.getLogger(__name__)


def opened_quotations(file: ProcurementFile) -> Iterator[tuple[str, bytes]]:
    """For archive.documents.add_documents: never one under seal.

    One that is missing leaves the rest of the export whole; the record names it with its SHA-256.
    """
    for quotation in quotations_of(file):
        if quotation.opened_at is None:
            continue
        try:
            content = storage().read(quotation.stored_as)
        except FileNotFoundError:
            log.exception("the document of quotation %s is missing", quotation.id)
            continue
        folder = _("quotations")
        yield f"{folder}/{quotation.invitation.firm}.pdf", content
