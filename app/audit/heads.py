"""The end of the chain leaves the database every day, so that a chain that was cut off or rewritten shows.

A head is a small file outside the database; on an address where files cannot be changed (object storage with versions,
another organisation's host) it proves the most.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from io import BytesIO

from sqlalchemy import select

from app.audit.models import AuditEntry, AuditHead
from app.core.db import JOURNAL, session, take_turn
from app.core.settings import settings
from app.core.storage import Storage


@dataclass(frozen=True)
class Head:
    """The last entry of the chain at a moment of a day."""

    day: date
    at: datetime
    number: int
    digest: str


class UnreadableHead(Exception):
    """A file among the heads is none; the message names it."""


def take_head(day: date, *, at: datetime) -> AuditHead | None:
    """Note the end of the chain as the head of this day, once; None when it was noted or nothing was recorded yet."""
    take_turn(JOURNAL)  # of two workers, the second finds what the first noted
    last = session.scalar(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1))
    if last is None or session.get(AuditHead, day) is not None:
        return None
    head = AuditHead(day=day, at=at, number=last.number, digest=last.digest)
    session.add(head)
    return head


def is_due(day: date) -> bool:
    is_empty = session.scalar(select(AuditEntry.number).limit(1)) is None
    return not is_empty and session.get(AuditHead, day) is None


def oldest_unwritten() -> AuditHead | None:
    return session.scalar(select(AuditHead).where(AuditHead.stored_at.is_(None)).order_by(AuditHead.day).limit(1))


def write_file(head: AuditHead) -> None:
    """Write it outside the database; a second time writes the same. Raises OSError and what the storage raises."""
    content = asdict(Head(head.day, head.at.astimezone(UTC), head.number, head.digest))
    text = json.dumps(content, default=lambda moment: moment.isoformat(), indent=1)
    _place().put(f"{head.day}.json", BytesIO(text.encode()))


def heads_that_left() -> list[Head]:
    """All that were written, oldest first. Raises UnreadableHead."""
    place = _place()
    return [_read(place, name) for name in sorted(place.names()) if name.endswith(".json")]


def _read(place: Storage, name: str) -> Head:
    try:
        content = json.loads(place.read(name))
        return Head(
            date.fromisoformat(content["day"]),
            datetime.fromisoformat(content["at"]),
            int(content["number"]),
            str(content["digest"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableHead(name) from error


def _place() -> Storage:
    return Storage(settings().AUDIT_HEAD_URL, settings().INSTANCE_PATH / "cache")
