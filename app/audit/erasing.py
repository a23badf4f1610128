"""Erase what the trail says of people: digests stay, values go, and an entry says which (PRODUCT.md §6).

Never erased: the entries themselves, with the opaque id of who acted; what an erasure says; and the values of acts in
procurement files, of which the law wants the reasons kept until the file itself is destroyed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select

from app.audit.models import AuditEntry, AuditOrigin, AuditValues
from app.audit.naming import archived_tables
from app.audit.services import record
from app.core.db import session
from app.core.model import Base, id_of

ERASED = "audit.erased"
MOST_IN_A_STATEMENT = 500


@dataclass(frozen=True)
class Erasure:
    """How many entries lost their values and their origin, and how many keep values because of the archive."""

    values: int
    origins: int
    kept: int


class Ranges:
    """Numbers as JSON holds them: `[[1, 5], [9, 9]]`."""

    def __init__(self, pairs: Iterable[Sequence[int]]) -> None:
        self.pairs = [(first, last) for first, last in pairs]

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Ranges":
        pairs: list[tuple[int, int]] = []
        for number in sorted(numbers):
            if pairs and number == pairs[-1][1] + 1:
                pairs[-1] = (pairs[-1][0], number)
            else:
                pairs.append((number, number))
        return cls(pairs)

    def numbers_below(self, limit: int) -> Iterable[int]:
        for first, last in self.pairs:
            yield from range(first, min(last + 1, limit))


def erase_values_of(user: Base, *, at: datetime) -> Erasure:
    """Erase what the acts of a person, and those on their account, say up to this moment, and from where they came."""
    until = AuditEntry.at <= at
    concerned = or_(_by(user), _on(user), AuditValues.content["user_id"].as_integer() == id_of(user))
    values = session.scalars(_values().where(until, concerned, _erasable())).all()
    kept = session.scalars(_values().where(until, _by(user), _archived())).all()
    unknown = and_(AuditEntry.actor_id.is_(None), _on(user))  # somebody who tried to sign in as them
    origins = session.scalars(_origins().where(until, or_(_by(user), unknown))).all()
    _erase(values, origins, thing=user)
    return Erasure(len(values), len(origins), len(kept))


def erase_values_on(thing: Base, *, noted_on: Base) -> None:
    """Erase what all acts on something say, which is destroyed itself; `noted_on` is what stays of it."""
    values = session.scalars(_values().where(_on(thing))).all()
    origins = session.scalars(_origins().where(_on(thing))).all()
    _erase(values, origins, thing=noted_on)


def old_values(before: datetime) -> Select[int]:
    """Numbers of the entries that lose their values after the term."""
    return _values().where(AuditEntry.at < before, _erasable())


def old_origins(before: datetime) -> Select[int]:
    return _origins().where(AuditEntry.at < before)


def erase_old_values(before: datetime, limit: int) -> int:
    """At most so many; says how many."""
    values = session.scalars(old_values(before).limit(limit)).all()
    _erase(values, (), thing=None)
    return len(values)


def erase_old_origins(before: datetime, limit: int) -> int:
    origins = session.scalars(old_origins(before).limit(limit)).all()
    _erase((), origins, thing=None)
    return len(origins)


def _erase(values: Sequence[int], origins: Sequence[int], *, thing: Base | None) -> None:
    if not values and not origins:
        return
    _delete(AuditValues, values)
    _delete(AuditOrigin, origins)
    record(ERASED, thing, by=None, values=Ranges.of(values).pairs, origins=Ranges.of(origins).pairs)


def _delete(model: type[AuditValues | AuditOrigin], numbers: Sequence[int]) -> None:
    for start in range(0, len(numbers), MOST_IN_A_STATEMENT):
        some = numbers[start : start + MOST_IN_A_STATEMENT]
        session.execute(delete(model).where(model.entry_number.in_(some)))


def _values() -> Select[int]:
    return select(AuditEntry.number).join(AuditValues).order_by(AuditEntry.number)


def _origins() -> Select[int]:
    return select(AuditEntry.number).join(AuditOrigin).order_by(AuditEntry.number)


def _by(user: Base) -> ColumnElement[bool]:
    return AuditEntry.actor_id == id_of(user)


def _on(user: Base) -> ColumnElement[bool]:
    return and_(AuditEntry.object_type == user.__tablename__, AuditEntry.object_id == str(id_of(user)))


def _archived() -> ColumnElement[bool]:
    return AuditEntry.object_type.in_(archived_tables())


def _erasable() -> ColumnElement[bool]:
    return and_(AuditEntry.object_type.not_in(archived_tables()), AuditEntry.action != ERASED)
