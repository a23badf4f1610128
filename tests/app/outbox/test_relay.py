"""Messages reach their handler once, and failures stay visible."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now
from app.core.db import transaction
from app.outbox.models import OutboxMessage
from app.outbox.registry import add_handler
from app.outbox.relay import MOST_ATTEMPTS, relay_one
from app.outbox.services import changes_after, note_changes, publish


@dataclass(frozen=True)
class LampLit:
    room: int


@pytest.fixture
def lit(app):
    """The rooms whose lamp the handler has seen lit; room 13 makes it fail."""
    rooms: list[int] = []

    def handle(message: LampLit) -> None:
        rooms.append(message.room)
        if message.room == 13:
            raise ValueError("no such room")

    add_handler(app, LampLit, handle)
    return rooms


def messages(session):
    return session.scalars(select(OutboxMessage).where(OutboxMessage.kind.like("%LampLit"))).all()


def relay_all():
    while relay_one():
        pass


def test_a_message_is_handled_once(session, lit):
    with transaction():
        publish(LampLit(1))
    relay_all()
    relay_all()
    assert lit == [1]


def test_a_rolled_back_transaction_leaves_no_message(session, lit):
    def fail_after_publishing():
        with transaction():
            publish(LampLit(1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_publishing()
    relay_all()
    assert lit == []


def test_a_failing_handler_is_tried_again_later_and_its_error_kept(session, lit, clock):
    with transaction():
        publish(LampLit(13))
    relay_all()
    (message,) = messages(session)
    assert (message.attempts, message.error, message.handled_at) == (1, "ValueError", None)
    assert lit == [13]
    clock(now() + timedelta(seconds=3))
    relay_all()
    assert lit == [13, 13]


def test_a_message_that_always_fails_is_given_up_but_kept(session, lit, clock):
    with transaction():
        publish(LampLit(13))
    for _ in range(MOST_ATTEMPTS + 3):
        relay_all()
        clock(now() + timedelta(hours=1))
    assert len(lit) == MOST_ATTEMPTS
    assert messages(session)[0].handled_at is None


def test_a_failing_message_does_not_hold_up_the_next(session, lit):
    with transaction():
        publish(LampLit(13))
        publish(LampLit(2))
    relay_all()
    assert lit == [13, 2]


def test_followers_read_changes_in_order_from_where_they_were(session):
    with transaction():
        note_changes("test.Changed", [5, 3])
        note_changes("test.Changed", [5])
    rows = changes_after(0, "test.Changed", 10)
    assert [thing for _position, thing in rows] == [5, 3, 5]
    assert [thing for _position, thing in changes_after(rows[0][0], "test.Changed", 1)] == [3]
