"""Write an act into the chain, read the acts on an object, and check the chain."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.audit.models import AuditEntry, AuditValues
from app.core.clock import now
from app.core.db import JOURNAL, session, take_turn
from app.core.model import Base, id_of

START_OF_CHAIN = "0" * 64


def record(action: str, thing: Base, *, by: Base | None, **values: Any) -> AuditEntry:
    """Add an act of `by` (None: the system) on something that is stored."""
    take_turn(JOURNAL)
    session.flush()  # an entry of this transaction that still waits must count as the last one
    last = session.scalar(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1))
    salt = secrets.token_hex(16)
    content = json.loads(json.dumps(values, default=str))
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=now(),
        action=action,
        actor_id=id_of(by) if by else None,
        object_type=thing.__tablename__,
        object_id=str(id_of(thing)),
        values_digest=digest_of_values(salt, content),
        previous=last.digest if last else START_OF_CHAIN,
    )
    entry.digest = digest_of(entry)
    entry.values = AuditValues(salt=salt, content=content)
    session.add(entry)
    return entry


def trail(thing: Any) -> list[AuditEntry]:
    """The acts on an object, oldest first."""
    statement = select(AuditEntry).where(
        AuditEntry.object_type == thing.__tablename__, AuditEntry.object_id == str(thing.id)
    )
    return list(session.scalars(statement.order_by(AuditEntry.number)))


def digest_of_values(salt: str, content: dict[str, Any]) -> str:
    """HMAC-SHA-256 under a salt of its own: without the salt, a known value cannot be looked for."""
    return hmac.new(salt.encode(), _canonical(content), hashlib.sha256).hexdigest()


def digest_of(entry: AuditEntry) -> str:
    fields = [
        entry.previous,
        entry.number,
        entry.at.isoformat(timespec="microseconds"),
        entry.action,
        entry.actor_id,
        entry.object_type,
        entry.object_id,
        entry.values_digest,
    ]
    return hashlib.sha256(_canonical(fields)).hexdigest()


def _canonical(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass(frozen=True)
class Verification:
    """What checking found: `broken` names the first entry that does not fit, with the reason."""

    entries: int
    erased: int
    broken: tuple[int, str] | None
    head: str


def verify() -> Verification:
    """Walk the whole chain. Erased values are counted, not held against it."""
    entries, erased, head = 0, 0, START_OF_CHAIN
    for entry in _in_order():
        reason = _fault(entry, entries + 1, head)
        if reason:
            return Verification(entries, erased, (entry.number, reason), head)
        entries, head = entries + 1, entry.digest
        erased += entry.values is None
    return Verification(entries, erased, None, head)


def _in_order() -> Iterator[AuditEntry]:
    statement = select(AuditEntry).options(selectinload(AuditEntry.values)).order_by(AuditEntry.number).limit(1000)
    last = 0
    while chunk := session.scalars(statement.where(AuditEntry.number > last)).all():
        yield from chunk
        last = chunk[-1].number


def _fault(entry: AuditEntry, expected_number: int, head: str) -> str | None:
    if entry.number != expected_number:
        return f"entry {expected_number} is missing"
    if entry.previous != head:
        return "it does not follow the entry before it"
    if entry.digest != digest_of(entry):
        return "the entry was changed"
    if entry.values and entry.values_digest != digest_of_values(entry.values.salt, entry.values.content):
        return "its values were changed"
    return None
