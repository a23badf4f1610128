"""Check the chain from its first entry to its end, and against the heads that left the database."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.audit.chain import START_OF_CHAIN, body_of, digest_of_origin, digest_of_values, link
from app.audit.erasing import ERASED, Ranges
from app.audit.heads import Head
from app.audit.models import AuditEntry, AuditOrigin, AuditValues
from app.core.db import session

CHUNK = 1000  # entries


@dataclass(frozen=True)
class Verification:
    """What checking found: `broken` names the first entry that does not fit, with the reason.

    `erased` counts entries whose values were erased, `origins_erased` those of which it is no longer known from where;
    `heads` how many heads that had left agree.
    """

    entries: int
    erased: int
    origins_erased: int
    heads: int
    broken: tuple[int, str] | None
    head: str


def verify(heads: Collection[Head] = ()) -> Verification:
    """Walk the whole chain. What was erased is counted, and held against it only when no erasure says so."""
    walk = _Walk(_by_number(heads))
    for entry in _in_order():
        reason = walk.fault(entry)
        if reason:
            return walk.result((entry.number, reason))
        walk.take(entry)
    return walk.result(walk.cut_off() or walk.gone_unsaid())


def _by_number(heads: Collection[Head]) -> dict[int, list[Head]]:
    found: dict[int, list[Head]] = defaultdict(list)
    for head in heads:
        found[head.number].append(head)
    return found


def _in_order() -> Iterator[Any]:
    """Plain rows: what the session remembers of an entry does not count."""
    statement = (
        select(
            *AuditEntry.__table__.columns,
            *(AuditValues.salt.label("values_salt"), AuditValues.content),
            *(AuditOrigin.salt.label("origin_salt"), AuditOrigin.network, AuditOrigin.device),
        )
        .outerjoin(AuditValues, AuditValues.entry_number == AuditEntry.number)
        .outerjoin(AuditOrigin, AuditOrigin.entry_number == AuditEntry.number)
        .order_by(AuditEntry.number)
        .limit(CHUNK)
    )
    chunk = session.execute(statement).all()  # from whatever number: one below 1 is nobody's
    while chunk:
        yield from chunk
        chunk = session.execute(statement.where(AuditEntry.number > chunk[-1].number)).all()


@dataclass
class _Walk:
    """How far the checking has come. `gone` are numbers of entries without values or origin; `said` by an erasure."""

    heads: dict[int, list[Head]]
    entries: int = 0
    head: str = START_OF_CHAIN
    agreeing: int = 0
    gone: dict[str, set[int]] = field(default_factory=lambda: {"values": set(), "origins": set()})
    said: dict[str, set[int]] = field(default_factory=lambda: {"values": set(), "origins": set()})

    def fault(self, entry: Any) -> str | None:
        if entry.number != self.entries + 1:
            return f"entry {self.entries + 1} is missing"
        if entry.previous != self.head:
            return "it does not follow the entry before it"
        if entry.digest != link(entry.previous, body_of(entry)):
            return "the entry was changed"
        return _fault_in_values(entry) or _fault_in_origin(entry) or self._fault_in_heads(entry)

    def _fault_in_heads(self, entry: Any) -> str | None:
        other = next((head for head in self.heads.get(entry.number, ()) if head.digest != entry.digest), None)
        return f"the chain was rewritten: the head that left on {other.day} is another" if other else None

    def take(self, entry: Any) -> None:
        self.entries, self.head = entry.number, entry.digest
        self.agreeing += len(self.heads.get(entry.number, ()))
        if entry.values_salt is None:
            self.gone["values"].add(entry.number)
        if entry.origin_salt is None and entry.origin_digest:
            self.gone["origins"].add(entry.number)
        if entry.action == ERASED and entry.content:
            for what, said in self.said.items():
                said.update(Ranges(entry.content.get(what, ())).numbers_below(entry.number))

    def cut_off(self) -> tuple[int, str] | None:
        """A head that left is further than the chain: its end is gone."""
        beyond = [head for number, heads in self.heads.items() if number > self.entries for head in heads]
        if not beyond:
            return None
        last = max(beyond, key=lambda head: head.number)
        return self.entries + 1, f"the end was cut off: the head that left on {last.day} was entry {last.number}"

    def gone_unsaid(self) -> tuple[int, str] | None:
        words = {"values": "its values are gone", "origins": "from where it came is gone"}
        missing = [(number, words[what]) for what in words for number in self.gone[what] - self.said[what]]
        if not missing:
            return None
        number, what = min(missing)
        return number, f"{what}, and no erasure says so"

    def result(self, broken: tuple[int, str] | None) -> Verification:
        erased, origins = len(self.gone["values"]), len(self.gone["origins"])
        return Verification(self.entries, erased, origins, self.agreeing, broken, self.head)


def _fault_in_values(entry: Any) -> str | None:
    if entry.values_salt is None or entry.values_digest == digest_of_values(entry.values_salt, entry.content):
        return None
    return "its values were changed"


def _fault_in_origin(entry: Any) -> str | None:
    if entry.origin_salt is None:
        return None
    if entry.origin_digest == digest_of_origin(entry.origin_salt, entry.network, entry.device):
        return None
    return "from where it came was changed"
