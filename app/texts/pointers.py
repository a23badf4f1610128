"""What points at a picture or a label: found among all tables, so that nobody here has to know who uses them."""

from typing import Any

from sqlalchemy import Column, Table

from app.core.model import Base


def tables() -> list[Table]:
    """Of all features."""
    return list(Base.metadata.tables.values())


def pointing_at(table_name: str) -> list[Column[Any]]:
    """Every column with a foreign key to the primary key of this table."""
    [key] = Base.metadata.tables[table_name].primary_key.columns
    return [column for table in tables() for column in table.columns if column.references(key)]
