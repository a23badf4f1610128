"""After its term a file goes with all its parts: rows, stored documents, and what the trail says about it.

A row that may be without the file, such as a planned purchase, only loses its link.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, select, update

from app.audit.erasing import erase_values_on
from app.audit.services import record
from app.core.clock import local_date, now
from app.core.db import count_of, session
from app.core.model import Base
from app.core.storage import storage
from app.sourcing.archive.models import DestroyedFile
from app.sourcing.archive.queries import has_ended
from app.sourcing.models import ProcurementFile
from app.sourcing.parts import Link, belongs_to, links_of, owned_tables

STORED = "stored_as"  # the column in which a table names what it keeps in storage


def count_ended(before: datetime) -> int:
    return count_of(select(ProcurementFile).where(has_ended(local_date(before))))


def destroy_ended(before: datetime, limit: int) -> int:
    """At most so many files; says how many."""
    ended = select(ProcurementFile).where(has_ended(local_date(before))).order_by(ProcurementFile.id).limit(limit)
    found = session.scalars(ended).all()
    for file in found:
        destroy(file, at=now())
    return len(found)


def destroy(file: ProcurementFile, *, at: datetime) -> DestroyedFile:
    """What is stored goes first: when this is broken off, the rows still say what there is to remove."""
    tombstone = DestroyedFile(
        municipality_code=file.municipality_code,
        number=file.number,
        retention_class=file.retention_class,
        due_on=file.destroy_on or local_date(at),
        destroyed_at=at,
    )
    session.add(tombstone)
    session.flush()  # its id goes into the audit trail
    for name in stored_names(file):
        storage().remove(name)
    erase_values_on(file, noted_on=tombstone)
    record(
        "file.destroyed",
        tombstone,
        by=None,
        number=tombstone.number,
        retention_class=tombstone.retention_class,
    )
    _remove_rows(file)
    return tombstone


def stored_names(file: ProcurementFile) -> list[str]:
    """What its parts keep in storage."""
    names: list[str] = []
    for table in owned_tables():
        if STORED in table.c:
            stored = select(table.c[STORED]).where(belongs_to(table, file), table.c[STORED].is_not(None))
            names += session.scalars(stored)
    return names


def _remove_rows(file: ProcurementFile) -> None:
    session.flush()
    for key, target in _loose_links():
        gone = select(target).where(belongs_to(target.table, file))
        session.execute(update(key.table).where(key.in_(gone)).values({key.name: None}))
    for table in reversed(owned_tables()):
        session.execute(delete(table).where(belongs_to(table, file)))
    session.expire_all()


def _loose_links() -> Iterator[Link]:
    """From rows that are no part of a file to rows that are."""
    owned = owned_tables()
    for table in Base.metadata.sorted_tables:
        if table not in owned:
            yield from ((key, target) for key, target in links_of(table) if target.table in owned)
