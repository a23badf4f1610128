"""Notes every change of a supplier in the outbox, whoever makes it: no import, fix or page can forget.

Bulk SQL passes the session by and must call `mark` itself.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.core.clock import now
from app.core.db import JOURNAL, take_turn
from app.core.db import session as current_session
from app.outbox.services import note_changes
from app.suppliers.models import (
    Branch,
    Certificate,
    Predecessor,
    ReferenceProject,
    Supplier,
    SupplierArea,
    SupplierCpv,
    SupplierImage,
    SupplierSocial,
    SupplierTheme,
)

CHANGED = "indexing.SupplierChanged"
PARTS = (
    Branch,
    Certificate,
    Predecessor,
    ReferenceProject,
    SupplierArea,
    SupplierCpv,
    SupplierImage,
    SupplierSocial,
    SupplierTheme,
)
WATCHED = (Supplier, *PARTS)


def listen() -> None:
    if not event.contains(Session, "before_flush", _raise_version_of_wholes):
        event.listen(Session, "before_flush", _raise_version_of_wholes)
        event.listen(Session, "after_flush", _note_changed)


def mark(ids: Collection[int]) -> None:
    """Note that these suppliers changed, after bulk SQL that the session did not see."""
    note_changes(CHANGED, ids)


def _raise_version_of_wholes(session: Session, _context: Any, _instances: Any) -> None:
    """A changed certificate is a changed supplier: its row is written too, which raises its version.

    The turn to note the change comes before the locks on the rows: two who take them the other way round wait for
    each other for ever.
    """
    if _is_current(session) and any(isinstance(thing, WATCHED) for thing in _pending(session)):
        take_turn(JOURNAL)
    for supplier in _suppliers_with_changed_parts(session):
        if supplier not in session.deleted and not session.is_modified(supplier, include_collections=False):
            supplier.updated_at = now()
            flag_modified(supplier, "updated_at")  # also when the clock stands still


def _suppliers_with_changed_parts(session: Session) -> set[Supplier]:
    added_to = {thing for thing in session.dirty if isinstance(thing, Supplier) and session.is_modified(thing)}
    parts = [thing for thing in session.dirty if isinstance(thing, PARTS) and session.is_modified(thing)]
    parts += [thing for thing in session.deleted if isinstance(thing, PARTS)]
    owners = (session.get(Supplier, part.supplier_id) for part in parts if part.supplier_id)
    return added_to | {owner for owner in owners if owner is not None}


def _note_changed(session: Session, _context: Any) -> None:
    seen = [*session.new, *session.deleted, *(thing for thing in session.dirty if session.is_modified(thing))]
    changed = {thing.id for thing in seen if isinstance(thing, Supplier)}
    if changed and _is_current(session):
        mark(changed)


def _pending(session: Session) -> list[Any]:
    return [*session.new, *session.dirty, *session.deleted]


def _is_current(session: Session) -> bool:
    return session is current_session._get_current_object()  # type: ignore[attr-defined]  # a proxy
