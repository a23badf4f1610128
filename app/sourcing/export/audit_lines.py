"""The extract of the audit trail as JSON lines, with what is needed to follow the chain through it.

In the order of the chain: the acts on the file in full, and of every other act up to the head one digest, its *body*,
which shows nothing of it. docs/file-export.md says how to check it with SHA-256 and nothing else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.audit.models import AuditEntry
from app.audit.proof import prove
from app.core.db import session
from app.sourcing.models import ProcurementFile

FORM = "streekbron audit extract 1"


def write_lines(file: ProcurementFile, *, with_values: bool) -> bytes:
    """From where an act came stays out: nobody needs it to judge a purchase, and the chain holds without it.

    Without values the extract says that acts were done, not what they said.
    """
    lines = _lines(prove(_acts_on(file)), with_values=with_values)
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def _acts_on(file: ProcurementFile) -> Sequence[AuditEntry]:
    own = AuditEntry.object_type == file.__tablename__, AuditEntry.object_id == str(file.id)
    said = selectinload(AuditEntry.values), selectinload(AuditEntry.origin)
    return session.scalars(select(AuditEntry).where(*own).options(*said).order_by(AuditEntry.number)).all()


def _lines(proof: Mapping[str, Any], *, with_values: bool) -> Iterator[dict[str, Any]]:
    own = {each["number"]: each for each in proof["entries"]}
    first: dict[str, Any] = proof["entries"][0] if own else {"number": 0, "previous": ""}
    yield {"form": FORM, "head": proof["head"], "previous": first["previous"]}
    for number, body in enumerate(proof["bodies"], start=first["number"]):
        entry = own.get(number)
        if entry is None:
            yield {"number": number, "body": body}
        else:
            yield {**entry, "origin": None, "values": entry["values"] if with_values else None}
