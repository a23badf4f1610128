"""Selects on proofs and their documents."""

from collections import defaultdict

from app.core.db import session
from app.suppliers.models import Certificate, ProofDocument, Supplier


def find_document(document_id: int) -> ProofDocument | None:
    return session.get(ProofDocument, document_id)


def find_proof(proof_id: int) -> Certificate | None:
    return session.get(Certificate, proof_id)


def documents_by_proof(supplier: Supplier) -> dict[int | None, list[ProofDocument]]:
    """By the id of the proof they show."""
    found: defaultdict[int | None, list[ProofDocument]] = defaultdict(list)
    for document in supplier.documents:
        found[document.certificate_id].append(document)
    return dict(found)
