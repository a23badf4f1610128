"""Pass messages on to their handlers: each once, in one transaction with what the handler does."""

import logging
from datetime import timedelta

from flask import current_app
from sqlalchemy import Select, select

from app.core.clock import now
from app.core.db import session, transaction
from app.outbox.models import OutboxMessage
from app.outbox.registry import handler_of
from app.outbox.services import MOST_ATTEMPTS

log = logging.getLogger(__name__)


def relay_one() -> bool:
    """Handle the oldest message that is due; False when there is none.

    A failed one is tried again after 2, 4, 8 ... seconds, and after eight failures stays, with its error,
    until somebody looks.
    """
    if session.scalar(_due().with_only_columns(OutboxMessage.id)) is None:
        return False
    with transaction():
        message = session.scalar(_due().with_for_update(skip_locked=True))
        if message is not None:
            _handle(message)
    return True


def _due() -> Select[OutboxMessage]:
    return (
        select(OutboxMessage)
        .where(
            OutboxMessage.handled_at.is_(None),
            OutboxMessage.due_at <= now(),
            OutboxMessage.attempts < MOST_ATTEMPTS,
        )
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(1)
    )


def _handle(message: OutboxMessage) -> None:
    try:
        with session.begin_nested():
            _dispatch(message)
    except Exception as error:  # whatever a handler raises, the others must go on
        log.exception("message %s (%s) failed", message.id, message.kind)
        message.attempts += 1
        message.due_at = now() + timedelta(seconds=2**message.attempts)
        message.error = type(error).__name__  # the text may hold personal data
    else:
        message.handled_at = now()


def _dispatch(message: OutboxMessage) -> None:
    found = handler_of(current_app, message.kind)
    if found is None:
        return  # its feature was taken away
    message_class, handler = found
    handler(message_class(**message.content))
