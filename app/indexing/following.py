"""The index catches up with the outbox: read what changed, look at the suppliers as they are now, pass them on."""

import logging
from collections.abc import Collection, Iterable
from time import monotonic

from sqlalchemy import select

from app.core.clock import now
from app.core.db import session
from app.indexing import damage
from app.indexing.condition import note_rebuild
from app.indexing.documents import Words, document_of, findable_documents, is_findable
from app.indexing.engines import engine_of
from app.indexing.tracking import CHANGED
from app.outbox.services import changes_after, last_position
from app.suppliers.models import Supplier
from app.suppliers.queries import SHORT_LISTS_OF_MANY
from search_index.documents import SupplierDocument
from search_index.engine import EngineUnavailable, SearchEngine, WriterBusy

BATCH = 1000
GONE = 2**62  # newer than any version: the row itself is gone, and its id is not given out again

log = logging.getLogger(__name__)


def follow() -> bool:
    """Pass one batch of changes on to the index; False when there is nothing to do, or another process does it."""
    engine = engine_of()
    try:
        with engine.writer_lock():
            return _follow_or_rebuild(engine)
    except WriterBusy:
        return False


def _follow_or_rebuild(engine: SearchEngine) -> bool:
    if damage.was_reported():
        engine.close()  # and look at the files themselves
    try:
        return _follow(engine)
    except EngineUnavailable:
        log.warning("there is no search index, or it is damaged: building it")
        rebuild()
        return True


def merge() -> bool:
    """Tidy up the index beside the following of changes, which does not wait for it."""
    try:
        return engine_of().merge()
    except EngineUnavailable:  # following builds it
        return False


def _follow(engine: SearchEngine) -> bool:
    engine.status()  # raises EngineUnavailable when there is no index to follow with
    changes = changes_after(engine.position(), CHANGED, BATCH)
    if not changes:
        return False
    bring_up_to_date(engine, {supplier_id for _position, supplier_id in changes})
    engine.set_position(changes[-1][0])
    return True


def followed_to(engine: SearchEngine) -> int:
    """The position up to which this index knows the changes; 0 when it cannot be read."""
    try:
        return engine.position()
    except EngineUnavailable:
        return 0


def bring_up_to_date(engine: SearchEngine, ids: Collection[int]) -> None:
    """Put these suppliers into the index as they are now, or take them out."""
    suppliers = session.scalars(select(Supplier).where(Supplier.id.in_(ids)).options(*SHORT_LISTS_OF_MANY)).all()
    words = Words()
    hidden = {supplier.id: supplier.version for supplier in suppliers if not is_findable(supplier)}
    gone = dict.fromkeys(set(ids) - {supplier.id for supplier in suppliers}, GONE)
    engine.upsert([document_of(supplier, words) for supplier in suppliers if is_findable(supplier)])
    engine.delete(hidden | gone)


def rebuild(documents: Iterable[SupplierDocument] | None = None) -> None:
    """Write the index anew beside the old one and swap; changes made meanwhile are followed afterwards.

    `documents`: those of all findable firms, not read before this is called, for a caller that counts them. Raises
    WriterBusy when another process writes the index.
    """
    position, started = last_position(CHANGED), monotonic()
    engine_of().rebuild(findable_documents() if documents is None else documents, position=position)
    note_rebuild(at=now(), seconds=monotonic() - started, documents=engine_of().status().documents)
