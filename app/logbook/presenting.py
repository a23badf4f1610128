"""Entries of the trail as people read them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.accounts.labels import names_of
from app.audit.models import AuditEntry
from app.audit.naming import in_words, kinds
from app.core.i18n import _


@dataclass(frozen=True)
class Row:
    """`person` is empty for acts of the system or of somebody unknown; `thing` for acts on nothing."""

    entry: AuditEntry
    act: str
    person: str
    thing: str


def rows_of(entries: Sequence[AuditEntry]) -> list[Row]:
    people = names_of({entry.actor_id for entry in entries if entry.actor_id})
    things = _names_of_things(entries)
    return [
        Row(entry, in_words(entry.action), _person(entry, people), _thing(entry, things.get(_key(entry), "")))
        for entry in entries
    ]


def _key(entry: AuditEntry) -> tuple[str, str]:
    return entry.object_type, entry.object_id


def _person(entry: AuditEntry, people: Mapping[int, str]) -> str:
    if entry.actor_id is None:
        return ""
    return people.get(entry.actor_id) or _("Account %(number)s", number=entry.actor_id)


def _thing(entry: AuditEntry, name: str) -> str:
    """`Firm: De Groene Gaard`, or with its number where it has no name (any more)."""
    if not entry.object_type:
        return ""
    kind = kinds().get(entry.object_type)
    words = str(kind.name) if kind else entry.object_type
    return f"{words}: {name}" if name else f"{words} {entry.object_id}"


def _names_of_things(entries: Iterable[AuditEntry]) -> dict[tuple[str, str], str]:
    """One question a kind."""
    ids = defaultdict(set)
    for entry in entries:
        if entry.object_id.isdigit():
            ids[entry.object_type].add(int(entry.object_id))
    found: dict[tuple[str, str], str] = {}
    for table, kind in kinds().items():
        if kind.names and table in ids:
            found |= {(table, str(number)): name for number, name in kind.names(ids[table]).items()}
    return found


def values_in_words(entry: AuditEntry) -> list[tuple[str, str]]:
    """What the entry says, part by part; parts keep the names they have in the chain."""
    return [(name, _plain(value)) for name, value in (entry.values.content if entry.values else {}).items()]


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
