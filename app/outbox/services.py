"""Write messages down, and read them back in order."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from app.core.clock import now
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.models import OutboxMessage
from app.outbox.registry import kind_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MOST_ATTEMPTS = 8  # after these a message waits for somebody to look


def publish(message: "DataclassInstance") -> None:
    """Leave a message for its handler; it goes with the transaction or not at all."""
    take_turn(JOURNAL)
    moment = now()
    session.add(OutboxMessage(kind=kind_of(type(message)), content=asdict(message), created_at=moment, due_at=moment))


def try_again(message: OutboxMessage, *, at: datetime) -> None:
    """Give it all its attempts anew. Raises DomainError when it was handled meanwhile."""
    _demand_waiting(message)
    message.attempts, message.due_at = 0, at


def give_up(message: OutboxMessage, *, at: datetime) -> None:
    """Handle it no more; its last error stays, so that it differs from what succeeded. Raises DomainError."""
    _demand_waiting(message)
    message.handled_at, message.attempts = at, max(message.attempts, MOST_ATTEMPTS)


def _demand_waiting(message: OutboxMessage) -> None:
    if message.handled_at is not None:
        raise DomainError(lazy("This message was handled meanwhile."))


def note_changes(kind: str, ids: Collection[int]) -> None:
    """Leave a row per changed thing for followers, who each remember how far they have read."""
    if not ids:
        return
    take_turn(JOURNAL)
    moment = now()
    row = {"kind": kind, "created_at": moment, "due_at": moment, "handled_at": moment, "attempts": 0}
    session.execute(insert(OutboxMessage), [{**row, "content": {"id": thing}} for thing in ids])


def changes_after(position: int, kind: str, limit: int) -> list[tuple[int, int]]:
    """(position, id of the changed thing), in order of commit."""
    statement = select(OutboxMessage.id, OutboxMessage.content).where(
        OutboxMessage.kind == kind, OutboxMessage.id > position
    )
    rows = session.execute(statement.order_by(OutboxMessage.id).limit(limit))
    return [(number, content["id"]) for number, content in rows]


def waiting_after(position: int, kind: str) -> tuple[int, datetime | None]:
    """How many changes a follower at this position has yet to read, and when the first of them was made."""
    statement = select(func.count(), func.min(OutboxMessage.created_at)).where(
        OutboxMessage.kind == kind, OutboxMessage.id > position
    )
    number, oldest = session.execute(statement).one()
    return number, oldest


def last_position(kind: str) -> int:
    statement = select(func.max(OutboxMessage.id)).where(OutboxMessage.kind == kind)
    return session.scalar(statement) or 0
