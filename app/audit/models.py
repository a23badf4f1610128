"""The chain covers opaque ids and salted digests; the values lie apart, in a table that can be erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base


class AuditEntry(Base):
    """One act. `digest` covers this row and the digest of the row before it."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_object", "object_type", "object_id"),)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    action: Mapped[str]
    actor_id: Mapped[int | None]
    object_type: Mapped[str]
    object_id: Mapped[str]
    values_digest: Mapped[str]
    previous: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    values: Mapped["AuditValues | None"] = relationship(back_populates="entry")


class AuditValues(Base):
    """What an entry says of people and firms; deleting the row leaves the chain whole."""

    __tablename__ = "audit_values"
    entry_number: Mapped[int] = mapped_column(ForeignKey("audit_entry.number"), primary_key=True)
    salt: Mapped[str]
    content: Mapped[dict[str, Any]]
    entry: Mapped[AuditEntry] = relationship(back_populates="values")
