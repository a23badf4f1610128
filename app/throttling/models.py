"""Counts of tries."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.model import Base


class Tries(Base):
    """How often one subject tried one thing. `key` is a keyed digest: the row names no person and no address."""

    __tablename__ = "tries"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    number: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime] = mapped_column(index=True)
    closed_until: Mapped[datetime | None]
