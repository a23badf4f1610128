"""Selects on unsaved input, read-only."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.core.db import count_of, session
from app.suppliers.autosave.models import UnsavedInput
from app.suppliers.models import Supplier


def kept_input(supplier: Supplier, step: str, user: User) -> UnsavedInput | None:
    return session.get(UnsavedInput, (supplier.id, user.id, step))


def input_of(user: User) -> list[UnsavedInput]:
    mine = select(UnsavedInput).where(UnsavedInput.user_id == user.id)
    return list(session.scalars(mine.order_by(UnsavedInput.supplier_id, UnsavedInput.step)))


def count_older(before: datetime) -> int:
    return count_of(select(UnsavedInput).where(UnsavedInput.kept_at < before))
