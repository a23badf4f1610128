"""The base of all models, and the column types that every database stores alike."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Date, DateTime, Dialect, Enum, MetaData, Numeric, TypeDecorator, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMES_OF_CONSTRAINTS = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# As `innerjoin` of a relationship: the tables behind it are joined one by one. In brackets, as is usual, SQLite writes
# the whole of them out for every statement.
UNNESTED: Any = "unnested"


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC. SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES_OF_CONSTRAINTS)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        # A native enum type would be named after the class, and two features with a `Status` would collide.
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            length=40,
            create_constraint=False,
            values_callable=lambda members: [member.value for member in members],
        ),
        datetime: UtcDateTime(),
        date: Date(),
        Decimal: Numeric(14, 2),
        dict[str, Any]: JSON(),
    }


def id_of(thing: Base) -> int:
    """The id of something stored. Unlike `.id`, never asks the database, which it would after each commit."""
    identity = inspect(thing).identity
    if identity is None:
        raise ValueError("it is not stored yet")
    return int(identity[0])


class Versioned:
    """Optimistic lock: of two people who changed the same thing, the second is told (StaleDataError)."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        return {"version_id_col": cls.version}
