"""Proofs as those who judge a firm see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.clock import local_date, today
from app.core.guard import visitor
from app.core.i18n import Text
from app.reference.queries import certificate_kinds
from app.suppliers.judges import judges
from app.suppliers.kinds import ClaimSource
from app.suppliers.models import Certificate, ProofDocument, Supplier
from app.suppliers.proofs.labels import group_of
from app.suppliers.proofs.linking import mark_of
from app.suppliers.proofs.queries import documents_by_proof


@dataclass(frozen=True)
class JudgedProof:
    """`new` are the documents that came after somebody last looked."""

    id: int
    name: str
    group: Text
    number: str | None
    issuer: str | None
    valid_until: date | None
    is_valid: bool
    seen_on: date | None
    documents: list[ProofDocument]
    new: frozenset[int]

    @property
    def waits(self) -> bool:
        """Whether there is something to look at that nobody has said to have seen."""
        return bool(self.documents) and (self.seen_on is None or bool(self.new))


def review_panel(supplier: Supplier) -> dict[str, Any] | None:
    """What a reviewer sees of the proofs. Without the right to judge, only which documents there are."""
    if not supplier.certificates:
        return None
    kinds, documents = {kind.key: kind for kind in certificate_kinds()}, documents_by_proof(supplier)
    proofs = [
        _judged(proof, kinds, documents.get(mark_of(proof.kind, proof.level), [])) for proof in supplier.certificates
    ]
    return {"proofs": proofs, "may_judge": judges(visitor(), supplier)}


def _judged(proof: Certificate, kinds: dict[str, Any], documents: list[ProofDocument]) -> JudgedProof:
    kind = kinds[proof.kind]
    seen = proof.verified_at if proof.source is ClaimSource.DOCUMENT else None
    looked = seen or proof.supplier.verified_at
    return JudgedProof(
        id=proof.id,
        name=f"{kind.name}, {proof.level}" if proof.level else kind.name,
        group=group_of(kind.kind),
        number=proof.number,
        issuer=proof.issuer,
        valid_until=proof.valid_until,
        is_valid=proof.is_valid_on(today()),
        seen_on=local_date(seen) if seen else None,
        documents=documents,
        new=frozenset(each.id for each in documents if looked is not None and each.uploaded_at > looked),
    )
