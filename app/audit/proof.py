"""An export that proves itself: whoever has the file can check that its entries stand in the chain, unchanged.

Of the entries that were left out it holds one digest each, which says nothing of them; with those the chain can be
followed from the first entry of the file to the head. docs/audit.md says how, without this program.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.audit.chain import body_of, digest_of_origin, digest_of_values, link
from app.audit.models import AuditEntry
from app.core.db import session

FORM = "streekbron audit export 1"
FIELDS = ("number", "action", "actor_id", "object_type", "object_id", "values_digest", "origin_digest", "previous")


class UnreadableExport(Exception):
    """The file is no export of the audit trail; the message says what is wrong with it."""


@dataclass(frozen=True)
class Checked:
    """`broken` says what does not fit; `digests` are those of the chain, by number, up to the head."""

    entries: int
    erased: int
    broken: str | None
    digests: Mapping[int, str]


def prove(entries: Sequence[AuditEntry]) -> dict[str, Any]:
    """The entries, which are in order, with what ties them to the head of the chain."""
    bodies = list(_bodies_from(entries[0].number)) if entries else []
    head = bodies[-1] if bodies else None
    return {
        "form": FORM,
        "head": {"number": head.number, "digest": head.digest} if head else None,
        "entries": [_as_values(entry) for entry in entries],
        "bodies": [body_of(row) for row in bodies],
    }


def _bodies_from(number: int) -> Iterator[Any]:
    statement = select(*AuditEntry.__table__.columns).where(AuditEntry.number >= number).order_by(AuditEntry.number)
    yield from session.execute(statement.execution_options(yield_per=1000))


def _as_values(entry: AuditEntry) -> dict[str, Any]:
    values, origin = entry.values, entry.origin
    return {
        **{name: getattr(entry, name) for name in FIELDS},
        "at": entry.at.isoformat(timespec="microseconds"),
        "digest": entry.digest,
        "values": {"salt": values.salt, "content": values.content} if values else None,
        "origin": {"salt": origin.salt, "network": origin.network, "device": origin.device} if origin else None,
    }


def check(document: Mapping[str, Any]) -> Checked:
    """Follow the chain through the file. Raises UnreadableExport on a file of another form."""
    if document.get("form") != FORM:
        raise UnreadableExport("it is no export of an audit trail")
    try:
        return _check(document["entries"], document["bodies"], document["head"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableExport(f"a part is missing or of another kind ({error})") from error


def _check(entries: Sequence[Mapping[str, Any]], bodies: Sequence[str], head: Mapping[str, Any] | None) -> Checked:
    if not entries:
        return Checked(0, 0, "entries are missing" if bodies or head else None, {})
    erased = sum(each["values"] is None for each in entries)
    digests = _follow(entries[0], bodies)
    broken = _fault_in_order(entries) or next(
        (
            f"entry {each['number']}: {fault}"
            for each in entries
            if (fault := _fault(each, bodies, entries[0], digests))
        ),
        None,
    )
    if broken is None and (head is None or digests.get(head["number"]) != head["digest"]):
        broken = "the chain in the file does not lead to its head"
    return Checked(len(entries), erased, broken, digests)


def _follow(first: Mapping[str, Any], bodies: Sequence[str]) -> dict[int, str]:
    digests, previous = {}, first["previous"]
    for number, body in enumerate(bodies, start=first["number"]):
        digests[number] = previous = link(previous, body)
    return digests


def _fault_in_order(entries: Sequence[Mapping[str, Any]]) -> str | None:
    numbers = [each["number"] for each in entries]
    return None if numbers == sorted(set(numbers)) else "the entries are not in order"


def _fault(
    each: Mapping[str, Any], bodies: Sequence[str], first: Mapping[str, Any], digests: Mapping[int, str]
) -> str | None:
    entry = AuditEntry(**{name: each[name] for name in FIELDS}, at=datetime.fromisoformat(each["at"]))
    place = entry.number - first["number"]
    if place >= len(bodies) or body_of(entry) != bodies[place]:
        return "it was changed"
    if each["digest"] != digests[entry.number] or link(entry.previous, body_of(entry)) != each["digest"]:
        return "it does not follow the entry before it"
    return _fault_in_parts(each)


def _fault_in_parts(each: Mapping[str, Any]) -> str | None:
    values, origin = each["values"], each["origin"]
    if values and each["values_digest"] != digest_of_values(values["salt"], values["content"]):
        return "its values were changed"
    if origin and each["origin_digest"] != digest_of_origin(origin["salt"], origin["network"], origin["device"]):
        return "from where it came was changed"
    return None
