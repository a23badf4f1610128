"""Which rows are part of a file follows from the tables themselves, so that no part has to take care of it.

A row belongs to a file when a foreign key that cannot be empty leads to it, over as many tables as it takes; or one
that its table names in `info`: a row that has it says nothing without the file.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias, cast

from sqlalchemy import Column, ColumnElement, Select, Table, false, or_, select

from app.accounts.models import User
from app.core.model import Base
from app.sourcing.models import ProcurementFile

Link: TypeAlias = tuple[Column[Any], Column[Any]]  # a foreign key and the column that it points to

PART_OF_FILE_BY = "part of file by"  # in the `info` of a table: the column that makes a row part of a file
FILES = cast(Table, ProcurementFile.__table__)
PEOPLE = cast(Table, User.__table__)


@cache
def owned_tables() -> Sequence[Table]:
    """All tables with rows that are part of a file, those that others point to first."""
    owned: list[Table] = []
    for table in Base.metadata.sorted_tables:
        if table is FILES or any(target.table in owned for _key, target in _needs(table)):
            owned.append(table)
    return owned


def belongs_to(table: Table, file: ProcurementFile) -> ColumnElement[bool]:
    """Of a row: it is part of the file."""
    if table is FILES:
        return FILES.c.id == file.id
    owned = owned_tables()
    parts = [
        key.in_(select(target).where(belongs_to(target.table, file)))
        for key, target in _needs(table)
        if target.table in owned
    ]
    return or_(false(), *parts)


def people_in_files() -> Iterator[Column[Any]]:
    """The columns of owned tables that point to a person."""
    for table in owned_tables():
        yield from (key for key, target in links_of(table) if target.table is PEOPLE)


def files_behind(table: Table, which: ColumnElement[bool]) -> Iterator[Select[int]]:
    """Statements that give the ids of the files to which these rows of an owned table belong."""
    if table is FILES:
        yield select(FILES.c.id).where(which)
        return
    for key, target in _needs(table):
        if target.table in owned_tables():
            yield from files_behind(target.table, target.in_(select(key).where(which)))


def _needs(table: Table) -> Iterator[Link]:
    """The links that a row cannot be without."""
    own = table.info.get(PART_OF_FILE_BY)
    return ((key, target) for key, target in links_of(table) if not key.nullable or key.name == own)


def links_of(table: Table) -> Iterator[Link]:
    return ((key.parent, key.column) for key in table.foreign_keys if key.column.table is not table)
