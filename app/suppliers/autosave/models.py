"""Unsaved input: of one person, in one step of one firm."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.suppliers.models import Supplier


class UnsavedInput(Base):
    """`content` is a list of [name, value] pairs, as the form would have sent them."""

    __tablename__ = "unsaved_input"
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True, index=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[list[Any]] = mapped_column(JSON)
    kept_at: Mapped[datetime]
    supplier: Mapped[Supplier] = relationship(backref=backref("unsaved_inputs", cascade="all, delete-orphan"))
    user: Mapped[User] = relationship()
