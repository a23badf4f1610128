"""Selects on proofs and their documents."""

from collections import defaultdict

from app.core.db import session
from app.suppliers.models import Certificate, ProofDocument, Supplier
from app.suppliers.proofs.linking import mark_of


def find_document(document_id: int) -> ProofDocument | None:
    return session.get(ProofDocument, document_id)


def find_proof(proof_id: int) -> Certificate | None:
    return session.get(Certificate, proof_id)


def documents_by_proof(supplier: Supplier) -> dict[str, list[ProofDocument]]:
    """By the mark of the proof they show (see linking.mark_of), also of one that still waits."""
    marks = {proof.id: mark_of(proof.kind, proof.level) for proof in supplier.certificates}
    found: defaultdict[str, list[ProofDocument]] = defaultdict(list)
    for document in supplier.documents:
        found[document.shows or marks.get(document.certificate_id or 0, "")].append(document)
    return dict(found)
