"""What the outbox keeps: numbers of people and firms, no names."""

from datetime import datetime

from flask import Flask, current_app
from sqlalchemy import ColumnElement, delete, func, select

from app.core.db import session
from app.core.i18n import lazy
from app.core.privacy import Retention, declare
from app.outbox.models import OutboxMessage
from app.outbox.registry import handled_kinds


def register(app: Flask) -> None:
    declare(app, Retention("outbox", lazy("Handled messages of the outbox"), "OUTBOX_DAYS", count_old, remove_old))


def _old(before: datetime) -> ColumnElement[bool]:
    """Kinds without a handler have followers, who each remember how far they have read. The newest row stays: SQLite
    would give its number out again, and a follower would think that it has read that one."""
    newest = select(func.max(OutboxMessage.id)).scalar_subquery()
    return (
        OutboxMessage.kind.in_(handled_kinds(current_app))
        & (OutboxMessage.handled_at < before)
        & (OutboxMessage.id < newest)
    )


def count_old(before: datetime) -> int:
    return session.scalar(select(func.count()).select_from(OutboxMessage).where(_old(before))) or 0


def remove_old(before: datetime, limit: int) -> int:
    ids = list(session.scalars(select(OutboxMessage.id).where(_old(before)).order_by(OutboxMessage.id).limit(limit)))
    session.execute(delete(OutboxMessage).where(OutboxMessage.id.in_(ids)))
    return len(ids)
