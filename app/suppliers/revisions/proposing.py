"""Changes that wait: who a firm is, what it does and what it can prove was checked when it was listed."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, cast

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.outbox.services import publish
from app.suppliers.details import CertificateDetails, IdentityDetails
from app.suppliers.kinds import LegalForm
from app.suppliers.models import Certificate, Supplier
from app.suppliers.revisions.messages import ChangeProposed
from app.suppliers.revisions.models import Revision, RevisionStatus, without_same
from app.suppliers.revisions.queries import open_revision

IDENTITY = tuple(field.name for field in fields(IdentityDetails))
WAIT = frozenset({*IDENTITY, "cpv_codes", "certificates"})


def held_now(supplier: Supplier) -> dict[str, Any]:
    """What the profile holds in the fields whose changes wait, as plain values."""
    return {
        **{field: getattr(supplier, field) for field in IDENTITY},
        "cpv_codes": list(supplier.cpv_codes),
        "certificates": plain_certificates(supplier.certificates),
    }


def plain_certificates(proofs: Iterable[CertificateDetails | Certificate]) -> list[dict[str, Any]]:
    """In a fixed order, so that the same ones are the same."""
    ordered = sorted(proofs, key=lambda proof: (proof.kind, proof.level or ""))
    return [
        {
            "kind": proof.kind,
            "number": proof.number,
            "issuer": proof.issuer,
            "level": proof.level,
            "valid_until": proof.valid_until.isoformat() if proof.valid_until else None,
        }
        for proof in ordered
    ]


def propose_identity(supplier: Supplier, details: IdentityDetails, *, by: User, at: datetime) -> None:
    """The numbers must have been checked: what is kept here is shown to reviewers."""
    propose(supplier, asdict(details), by=by, at=at)


def propose_certificates(supplier: Supplier, proofs: tuple[CertificateDetails, ...], *, by: User, at: datetime) -> None:
    """A form that does not ask for the issuer leaves it as it is."""
    issuers = {(proof.kind, proof.level): proof.issuer for proof in supplier.certificates}
    wanted = plain_certificates(proofs)
    for proof in wanted:
        proof["issuer"] = proof["issuer"] or issuers.get((proof["kind"], proof["level"]))
    propose(supplier, {"certificates": wanted}, by=by, at=at)


def propose(supplier: Supplier, values: Mapping[str, Any], *, by: User, at: datetime) -> None:
    """Let these values wait, beside what waits already. What the profile holds anyway needs no review.

    A firm that takes back all that waited has withdrawn it.
    """
    waiting, held = open_revision(supplier, RevisionStatus.PROPOSED), held_now(supplier)
    wanted = {**held, **(waiting.after if waiting else {}), **values}
    after = without_same(wanted, held, WAIT)
    before = {field: held[field] for field in after}
    if waiting is None:
        if after:
            _open(supplier, before, after, by=by, at=at)
        return
    if not after:
        waiting.move_to(RevisionStatus.WITHDRAWN)
        waiting.decided_by_id, waiting.decided_at = by.id, at
        record("revision.withdrawn", waiting, by=by)
        return
    if waiting.after != after:
        waiting.before, waiting.after = before, after
        record("revision.proposed", waiting, by=by, fields=waiting.fields)


def _open(supplier: Supplier, before: dict[str, Any], after: dict[str, Any], *, by: User, at: datetime) -> None:
    revision = Revision(
        supplier_id=supplier.id,
        status=RevisionStatus.PROPOSED,
        before=before,
        after=after,
        made_by_id=by.id,
        made_at=at,
    )
    session.add(revision)
    session.flush()  # its id goes into the audit trail
    record("revision.proposed", revision, by=by, fields=revision.fields)
    publish(ChangeProposed(revision.id))


def identity_after(supplier: Supplier, after: Mapping[str, Any]) -> IdentityDetails:
    """Who the firm is once these values hold."""
    values = {field: after.get(field, getattr(supplier, field)) for field in IDENTITY}
    form = values["legal_form"]
    return IdentityDetails(**{**values, "legal_form": LegalForm(form) if form else None})


def certificates_after(after: Mapping[str, Any]) -> tuple[CertificateDetails, ...]:
    return tuple(_certificate(entry) for entry in after["certificates"])


def _certificate(entry: Mapping[str, Any]) -> CertificateDetails:
    until = entry["valid_until"]
    return CertificateDetails(**{**entry, "valid_until": date.fromisoformat(until) if until else None})


class _AsProposed:
    """A profile with the values that wait in the place of its own."""

    def __init__(self, supplier: Supplier, after: Mapping[str, Any]) -> None:
        self._supplier = supplier
        self.__dict__.update({field: after[field] for field in after if field in IDENTITY})
        if "cpv_codes" in after:
            self.cpv_codes = tuple(after["cpv_codes"])
        if "certificates" in after:
            self.certificates = list(certificates_after(after))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._supplier, name)


def as_proposed(supplier: Supplier) -> Supplier:
    """For forms: the profile as the firm wants it, so that going on with it takes nothing back."""
    waiting = open_revision(supplier, RevisionStatus.PROPOSED) if supplier.is_public else None
    return cast(Supplier, _AsProposed(supplier, waiting.after)) if waiting else supplier
