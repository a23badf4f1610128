"""Write an act into the chain, and read the acts on an object."""

import json
import secrets
from typing import Any

from sqlalchemy import select

from app.audit.chain import START_OF_CHAIN, body_of, digest_of_origin, digest_of_values, link
from app.audit.models import AuditEntry, AuditOrigin, AuditValues
from app.audit.origin import Origin, current_origin
from app.core.clock import now
from app.core.db import JOURNAL, session, take_turn
from app.core.model import Base, id_of


def record(action: str, thing: Base | None, *, by: Base | None, **values: Any) -> AuditEntry:
    """Add an act of `by` (None: the system, or somebody unknown) on something that is stored, or on nothing.

    `action` is a name of the chain, said in words where the feature names it (see naming.py).
    """
    take_turn(JOURNAL)
    session.flush()  # an entry of this transaction that still waits must count as the last one
    number, previous = _end_of_chain()
    entry = AuditEntry(
        number=number + 1,
        at=now(),
        action=action,
        actor_id=id_of(by) if by else None,
        object_type=thing.__tablename__ if thing else "",
        object_id=str(id_of(thing)) if thing else "",
        values=_values(values),
        origin=_origin(current_origin()),
        previous=previous,
    )
    _seal(entry)
    session.add(entry)
    return entry


def trail(thing: Any) -> list[AuditEntry]:
    """The acts on an object, oldest first."""
    statement = select(AuditEntry).where(
        AuditEntry.object_type == thing.__tablename__, AuditEntry.object_id == str(thing.id)
    )
    return list(session.scalars(statement.order_by(AuditEntry.number)))


def _end_of_chain() -> tuple[int, str]:
    statement = select(AuditEntry.number, AuditEntry.digest).order_by(AuditEntry.number.desc()).limit(1)
    last = session.execute(statement).first()
    return (last.number, last.digest) if last else (0, START_OF_CHAIN)


def _values(values: dict[str, Any]) -> AuditValues:
    return AuditValues(salt=_salt(), content=json.loads(json.dumps(values, default=str)))


def _origin(origin: Origin | None) -> AuditOrigin | None:
    return AuditOrigin(salt=_salt(), network=origin.network, device=origin.device) if origin else None


def _seal(entry: AuditEntry) -> None:
    values, origin = entry.values, entry.origin
    entry.values_digest = digest_of_values(values.salt, values.content) if values else ""
    entry.origin_digest = digest_of_origin(origin.salt, origin.network, origin.device) if origin else ""
    entry.digest = link(entry.previous, body_of(entry))


def _salt() -> str:
    return secrets.token_hex(16)
