"""Verbs on revisions: accept, reject, withdraw; acknowledge, revert; hand over. Who may: see the callers."""

from dataclasses import replace
from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.suppliers.filling import set_certificates, set_identity, set_trade
from app.suppliers.models import Supplier
from app.suppliers.proofs.linking import drop_waiting_documents, link_documents
from app.suppliers.revisions import undoing
from app.suppliers.revisions.messages import ChangeProposed, RevisionDecided
from app.suppliers.revisions.models import Revision, RevisionStatus
from app.suppliers.revisions.noting import settle
from app.suppliers.revisions.proposing import IDENTITY, certificates_after, identity_after
from app.suppliers.services import AlreadyRegistered, changed, refuse_known_numbers


class RevisionChanged(DomainError):
    """The firm changed more after the reviewer had opened it."""


def see(revision: Revision, version: int) -> None:
    """Raises RevisionChanged when `version` is not the one that stands there now."""
    if revision.version != version:
        raise RevisionChanged(lazy("The firm changed more while you were reading. Look at it again."))


def accept(revision: Revision, *, by: User, at: datetime) -> None:
    """Let what waited show. Raises AlreadyRegistered when another profile took one of the numbers meanwhile."""
    supplier, after = revision.supplier, revision.after
    _decide(revision, RevisionStatus.ACCEPTED, by=by, at=at)
    if after.keys() & set(IDENTITY):
        _apply_identity(supplier, revision)
    if "cpv_codes" in after:
        set_trade(supplier, replace(undoing.trade_of(supplier), cpv_codes=tuple(after["cpv_codes"])))
    if "certificates" in after:
        set_certificates(supplier, certificates_after(after))
        session.flush()  # new proofs get the ids that their documents point to
        link_documents(supplier)
    changed(supplier, "revision", by=by, at=at)
    publish(RevisionDecided(revision.id))


def _apply_identity(supplier: Supplier, revision: Revision) -> None:
    details = identity_after(supplier, revision.after)
    try:
        refuse_known_numbers(supplier, details)
    except AlreadyRegistered:
        raise AlreadyRegistered(
            lazy("Another profile in the register has one of these numbers by now. Reject the change, or ask the desk.")
        ) from None
    set_identity(supplier, details)


def reject(revision: Revision, *, reason: str, by: User, at: datetime) -> None:
    """What waited is not shown; the firm hears why."""
    revision.reason = reason.strip()
    _decide(revision, RevisionStatus.REJECTED, by=by, at=at)
    drop_waiting_documents(revision.supplier)
    publish(RevisionDecided(revision.id))


def withdraw(revision: Revision, *, by: User, at: datetime) -> None:
    """By the firm."""
    _decide(revision, RevisionStatus.WITHDRAWN, by=by, at=at)
    drop_waiting_documents(revision.supplier)


def close_all(supplier: Supplier, *, at: datetime) -> None:
    """The firm is out of the register: nobody has to look at what was open."""
    settle(supplier, by=None, at=at)
    drop_waiting_documents(supplier)


def acknowledge(revision: Revision, *, by: User, at: datetime) -> None:
    """What shows already stays."""
    _decide(revision, RevisionStatus.ACKNOWLEDGED, by=by, at=at)


def revert(revision: Revision, *, reason: str, by: User, at: datetime) -> None:
    """Put back what can go back (see undoing.stays); the firm hears why."""
    revision.reason = reason.strip()
    _decide(revision, RevisionStatus.REVERTED, by=by, at=at)
    undoing.put_back(revision.supplier, revision.before)
    changed(revision.supplier, "revision", by=by, at=at)
    publish(RevisionDecided(revision.id))


def hand_to_desk(revision: Revision, *, by: User) -> None:
    """A board that should not or cannot judge passes it on. Why is not stored."""
    revision.at_desk = True
    record("revision.handed_over", revision, by=by)
    if revision.is_proposal:
        publish(ChangeProposed(revision.id))


def _decide(revision: Revision, status: RevisionStatus, *, by: User, at: datetime) -> None:
    revision.move_to(status)
    revision.decided_by_id, revision.decided_at = by.id, at
    record(f"revision.{status}", revision, by=by, fields=revision.fields)
