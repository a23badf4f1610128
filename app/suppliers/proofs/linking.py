"""Documents of proofs that wait for a reviewer: until one is accepted there is no row that they could belong to."""

from app.suppliers.models import Certificate, Supplier

LEVEL_MARK = "|"  # between kind and level; neither has it


def mark_of(kind: str, level: str | None) -> str:
    return f"{kind}{LEVEL_MARK}{level or ''}"


def link_documents(supplier: Supplier) -> None:
    """Give the documents that waited to the proofs that they show. New proofs must have their ids by now."""
    proofs = {mark_of(proof.kind, proof.level): proof for proof in supplier.certificates}
    for document in supplier.documents:
        proof: Certificate | None = proofs.get(document.shows or "")
        if proof is not None:
            document.certificate_id, document.shows = proof.id, None


def drop_waiting_documents(supplier: Supplier) -> None:
    """Of proofs that will not be. Their files are swept away within a day."""
    supplier.documents[:] = [document for document in supplier.documents if document.shows is None]
