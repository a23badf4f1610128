"""Verbs on the documents of proofs."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.kinds import ClaimSource
from app.suppliers.models import Certificate, ProofDocument, Supplier
from app.suppliers.proofs.documents import StoredFile
from app.suppliers.proofs.linking import mark_of
from app.suppliers.services import changed
from app.suppliers.versions import keep_version

MOST_DOCUMENTS = 20  # of one firm


def add_documents(
    supplier: Supplier, key: tuple[str, str | None], files: Collection[StoredFile], *, by: User, at: datetime
) -> None:
    """`key`: kind and level of the proof, which may still wait. Raises DomainError when there would be too many."""
    demand_room(supplier, len(files))
    proof = next((each for each in supplier.certificates if (each.kind, each.level) == key), None)
    for file in files:
        document = _document(file, proof.id if proof else None, by=by, at=at)
        document.shows = None if proof else mark_of(*key)
        supplier.documents.append(document)
    record("proof.documents_added", supplier, by=by, proof=key[0], number=len(files))


def demand_room(supplier: Supplier, number: int) -> None:
    """Raises DomainError."""
    if len(supplier.documents) + number > MOST_DOCUMENTS:
        raise DomainError(lazy("A firm keeps at most %(n)s documents. Remove one first.", n=MOST_DOCUMENTS))


def _document(file: StoredFile, proof_id: int | None, *, by: User, at: datetime) -> ProofDocument:
    return ProofDocument(
        certificate_id=proof_id,
        name=file.name,
        filename=file.filename,
        mimetype=file.mimetype,
        size=file.size,
        sha256=file.sha256,
        uploaded_at=at,
        uploaded_by_id=by.id,
    )


def replace_document(document: ProofDocument, file: StoredFile, *, by: User, at: datetime) -> None:
    supplier = document.supplier
    supplier.documents.remove(document)
    supplier.documents.append(_document(file, document.certificate_id, by=by, at=at))
    record("proof.document_replaced", supplier, by=by)
    changed(supplier, "proofs", by=by, at=at)


def remove_document(document: ProofDocument, *, by: User, at: datetime) -> None:
    """Its file is swept away within a day."""
    supplier = document.supplier
    supplier.documents.remove(document)
    record("proof.document_removed", supplier, by=by)
    changed(supplier, "proofs", by=by, at=at)


def confirm_seen(proof: Certificate, *, by: User, at: datetime) -> None:
    """`by` compared the proof with its documents and found it right. That is no change of the firm's: it stays as
    updated as it was.

    Raises DomainError when there is no document.
    """
    supplier = proof.supplier
    if not any(each.certificate_id == proof.id for each in supplier.documents):
        raise DomainError(lazy("This proof has no document to look at."))
    proof.source, proof.verified_at = ClaimSource.DOCUMENT, at
    flag_modified(supplier, "updated_at")
    session.flush()
    keep_version(supplier, at=at)
    record("proof.seen", supplier, by=by, proof=proof.kind)
