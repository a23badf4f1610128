"""Looking at what is personal is an act too."""

from datetime import datetime, time

from sqlalchemy import select

from app.audit.models import AuditEntry
from app.audit.services import record
from app.core.clock import AMSTERDAM, today
from app.core.db import session, transaction
from app.core.model import Base, id_of


def note_sight(action: str, thing: Base, *, by: Base) -> None:
    """Record that somebody saw the personal data of a thing, once a day.

    For views, after the page is made: it opens a transaction of its own, which reads everything anew.
    """
    if _was_noted(action, thing, by):
        return
    with transaction():
        record(action, thing, by=by)


def _was_noted(action: str, thing: Base, by: Base) -> bool:
    statement = select(AuditEntry.number).where(
        AuditEntry.object_type == thing.__tablename__,
        AuditEntry.object_id == str(id_of(thing)),
        AuditEntry.actor_id == id_of(by),
        AuditEntry.action == action,
        AuditEntry.at >= datetime.combine(today(), time(), AMSTERDAM),
    )
    return session.scalar(statement.limit(1)) is not None
