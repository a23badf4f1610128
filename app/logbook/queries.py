"""Selects on the audit trail, as far as the reader may see it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import Role, User
from app.accounts.policies import holds, municipalities_of
from app.audit.models import AuditEntry
from app.audit.naming import archived_tables, kinds
from app.core.clock import AMSTERDAM
from app.core.db import session


@dataclass(frozen=True)
class Filter:
    """What is looked for; an empty part narrows nothing. `until` is the last day that counts."""

    action: str = ""
    person: str = ""
    kind: str = ""
    object_id: str = ""
    since: date | None = None
    until: date | None = None


def find_entry(number: int) -> AuditEntry | None:
    return session.get(AuditEntry, number)


def is_visible_to(user: User, entry: AuditEntry) -> bool:
    statement = select(AuditEntry.number).where(AuditEntry.number == entry.number, _visible_to(user))
    return session.scalar(statement) is not None


def entries(user: User, asked: Filter) -> Select[AuditEntry]:
    """Newest first, with what they say and from where they came."""
    return (
        select(AuditEntry)
        .where(_visible_to(user), *_asked(asked))
        .order_by(AuditEntry.number.desc())
        .options(selectinload(AuditEntry.values), selectinload(AuditEntry.origin))
    )


def _visible_to(user: User) -> ColumnElement[bool]:
    """Acts in procurement files are their municipality's, so the desk and the administrator do not see them."""
    shown = [_within(municipalities_of(user, Role.CONTROLLER))]
    if holds(user, Role.DESK, Role.ADMINISTRATOR):
        shown.append(AuditEntry.object_type.not_in(archived_tables()))
    return or_(*shown)


def _within(codes: Collection[str]) -> ColumnElement[bool]:
    """The files and the people of these municipalities."""
    return or_(
        AuditEntry.number < 0,  # so that without any kind nothing is shown
        *(
            and_(AuditEntry.object_type == table, AuditEntry.object_id.in_(kind.within(codes)))
            for table, kind in kinds().items()
            if kind.within and codes
        ),
    )


def _asked(asked: Filter) -> list[ColumnElement[bool]]:
    conditions = []
    if asked.action:
        conditions.append(AuditEntry.action == asked.action)
    if asked.person:
        conditions.append(_concerns(asked.person))
    if asked.kind:
        conditions.append(AuditEntry.object_type == asked.kind)
    if asked.object_id:
        conditions.append(AuditEntry.object_id == asked.object_id)
    if asked.since:
        conditions.append(AuditEntry.at >= _start_of(asked.since))
    if asked.until:
        conditions.append(AuditEntry.at < _start_of(asked.until + timedelta(days=1)))
    return conditions


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _concerns(words: str) -> ColumnElement[bool]:
    """Done by people with this name, mail address or number, or on their account."""
    found = or_(
        User.name.icontains(words, autoescape=True),
        User.email == words.lower(),
        cast(User.id, String) == words,
    )
    return or_(
        AuditEntry.actor_id.in_(select(User.id).where(found)),
        and_(
            AuditEntry.object_type == User.__tablename__,
            AuditEntry.object_id.in_(select(cast(User.id, String)).where(found)),
        ),
    )


def size(user: User, asked: Filter) -> int:
    statement = entries(user, asked).order_by(None).with_only_columns(func.count())
    return session.scalar(statement) or 0
