"""The index catches up with the outbox: read what changed, look at the suppliers as they are now, pass them on."""

import logging
from collections.abc import Collection

from sqlalchemy import select

from app.core.db import session
from app.indexing.documents import Words, document_of, findable_documents, is_findable
from app.indexing.engines import engine_of
from app.indexing.tracking import CHANGED
from app.outbox.services import changes_after, last_position
from app.suppliers.models import Supplier
from app.suppliers.queries import SHORT_LISTS_OF_MANY
from search_index.engine import EngineUnavailable, SearchEngine, WriterBusy

BATCH = 1000
GONE = 2**62  # newer than any version: the row itself is gone, and its id is not given out again

log = logging.getLogger(__name__)


def follow() -> bool:
    """Pass one batch of changes on to the index; False when there is nothing to do, or another process does it."""
    engine = engine_of()
    try:
        with engine.writer_lock():
            return _follow(engine)
    except WriterBusy:
        return False
    except EngineUnavailable:
        log.warning("there is no search index, or it is damaged: building it")
        rebuild()
        return True


def _follow(engine: SearchEngine) -> bool:
    engine.status()  # raises EngineUnavailable when there is no index to follow with
    changes = changes_after(engine.position(), CHANGED, BATCH)
    if not changes:
        return False
    bring_up_to_date(engine, {supplier_id for _position, supplier_id in changes})
    engine.set_position(changes[-1][0])
    return True


def bring_up_to_date(engine: SearchEngine, ids: Collection[int]) -> None:
    """Put these suppliers into the index as they are now, or take them out."""
    suppliers = session.scalars(select(Supplier).where(Supplier.id.in_(ids)).options(*SHORT_LISTS_OF_MANY)).all()
    words = Words()
    hidden = {supplier.id: supplier.version for supplier in suppliers if not is_findable(supplier)}
    gone = dict.fromkeys(set(ids) - {supplier.id for supplier in suppliers}, GONE)
    engine.upsert([document_of(supplier, words) for supplier in suppliers if is_findable(supplier)])
    engine.delete(hidden | gone)


def rebuild() -> None:
    """Write the index anew beside the old one and swap; changes made meanwhile are followed afterwards.

    Raises WriterBusy when another process writes the index.
    """
    position = last_position(CHANGED)
    engine_of().rebuild(findable_documents(), position=position)
