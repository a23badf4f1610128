"""The extract of the audit trail: each act on the file with its digest in the chain."""

from app.audit.models import AuditEntry
from app.audit.naming import in_words
from app.audit.services import trail
from app.core.i18n import lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import names_of
from app.sourcing.record import Column, Named, ReadLater, Secret, Section, Table, Value

COLUMNS = [
    Column("number", lazy("No.")),
    Column("at", lazy("When")),
    Column("by", lazy("Who"), Secret.PERSON),
    Column("act", lazy("What")),
    Column("digest", lazy("Digest")),
]


def tell(file: ProcurementFile) -> Section:
    acts = Table("acts", lazy("Audit trail"), COLUMNS, ReadLater(lambda: _rows(file)))
    return Section("trail", lazy("Extract of the audit trail"), tables=[acts])


def _rows(file: ProcurementFile) -> list[list[Value]]:
    entries = trail(file)
    names = names_of([entry.actor_id for entry in entries])
    return [_row(entry, names.get(entry.actor_id or 0)) for entry in entries]


def _row(entry: AuditEntry, name: str | None) -> list[Value]:
    return [entry.number, entry.at, name, Named(entry.action, in_words(entry.action)), entry.digest]
