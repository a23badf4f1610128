"""The chain covers opaque ids and salted digests; what they are of lies apart, in tables that can be erased."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base


class AuditEntry(Base):
    """One act. `digest` covers this row and the digest of the row before it.

    `object_type` is a table and `object_id` its key, both empty when the act concerns nothing that is stored;
    `origin_digest` is empty when the act came from no device.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_object", "object_type", "object_id", "number"),
        Index("ix_audit_entry_action", "action", "number"),
        Index("ix_audit_entry_actor", "actor_id", "number"),
        Index("ix_audit_entry_at", "at"),
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    action: Mapped[str]
    actor_id: Mapped[int | None]
    object_type: Mapped[str]
    object_id: Mapped[str]
    values_digest: Mapped[str]
    origin_digest: Mapped[str]
    previous: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    values: Mapped["AuditValues | None"] = relationship(back_populates="entry")
    origin: Mapped["AuditOrigin | None"] = relationship(back_populates="entry")


class AuditValues(Base):
    """What an entry says of people and firms; deleting the row leaves the chain whole."""

    __tablename__ = "audit_values"
    entry_number: Mapped[int] = mapped_column(ForeignKey("audit_entry.number"), primary_key=True)
    salt: Mapped[str]
    content: Mapped[dict[str, Any]]
    entry: Mapped[AuditEntry] = relationship(back_populates="values")


class AuditOrigin(Base):
    """From where an act came: a network, never one address in it, and the kind of device."""

    __tablename__ = "audit_origin"
    entry_number: Mapped[int] = mapped_column(ForeignKey("audit_entry.number"), primary_key=True)
    salt: Mapped[str]
    network: Mapped[str]
    device: Mapped[str]
    entry: Mapped[AuditEntry] = relationship(back_populates="origin")


class AuditHead(Base):
    """The end of the chain as it left the database on a day. Without `stored_at` its file is still to be written."""

    __tablename__ = "audit_head"
    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    number: Mapped[int]
    digest: Mapped[str]
    stored_at: Mapped[datetime | None]
