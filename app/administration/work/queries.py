"""What waits, what failed, and how the worker is doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select

from app.core.db import session
from app.core.i18n import Text
from app.mail.models import MailMessage
from app.mail.services import STUCK
from app.outbox.models import Heartbeat, OutboxMessage
from app.outbox.registry import Loop
from app.outbox.services import MOST_ATTEMPTS
from app.outbox.worker import BEAT

SLACK = timedelta(minutes=1)  # a step may take a while


@dataclass(frozen=True)
class Job:
    """A loop of the worker. `beat_at` is None when it never ran; `late` is how long it should have given a sign."""

    name: str
    title: Text
    rest: timedelta
    beat_at: datetime | None
    error: str | None
    late: timedelta

    @property
    def is_late(self) -> bool:
        return self.beat_at is None or self.late > timedelta()


def jobs(loops: Iterable[Loop], *, at: datetime) -> list[Job]:
    """In the order of the features."""
    beats = {beat.name: beat for beat in session.scalars(select(Heartbeat))}
    return [_job(loop, beats.get(loop.name), at) for loop in loops]


def _job(loop: Loop, beat: Heartbeat | None, at: datetime) -> Job:
    rest = timedelta(seconds=loop.rest_seconds)
    if beat is None:
        return Job(loop.name, loop.title, rest, None, None, timedelta())
    late = at - beat.at - max(rest, BEAT) - SLACK
    return Job(loop.name, loop.title, rest, beat.at, beat.error, max(late, timedelta()))


def troubled_messages() -> Select[OutboxMessage]:
    """Those that failed at least once and were not handled since, the newest first."""
    return (
        select(OutboxMessage)
        .where(OutboxMessage.handled_at.is_(None), OutboxMessage.attempts > 0)
        .order_by(OutboxMessage.id.desc())
    )


def stuck_messages() -> int:
    """How many are tried no more until somebody looks."""
    statement = select(func.count()).where(OutboxMessage.handled_at.is_(None), OutboxMessage.attempts >= MOST_ATTEMPTS)
    return session.scalar(statement) or 0


def waiting_messages() -> int:
    return session.scalar(select(func.count()).where(OutboxMessage.handled_at.is_(None))) or 0


def find_message(message_id: int) -> OutboxMessage | None:
    return session.get(OutboxMessage, message_id)


def stuck_mails() -> Select[MailMessage]:
    """The newest first."""
    return select(MailMessage).where(MailMessage.status.in_(STUCK)).order_by(MailMessage.id.desc())


def number_of_stuck_mails() -> int:
    return session.scalar(select(func.count()).where(MailMessage.status.in_(STUCK))) or 0
