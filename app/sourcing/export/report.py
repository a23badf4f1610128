"""Everything a file export says, read once for all its forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import User
from app.audit.models import AuditEntry
from app.audit.services import trail
from app.core.i18n import _, language
from app.reference.queries import cpv_labels
from app.sourcing import queries
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.suppliers.naming import slug


@dataclass(frozen=True)
class Report:
    """`names` are of everybody in the trail. `is_demo`: the data are invented, and every page says so."""

    file: ProcurementFile
    cpv_label: str
    longlists: Sequence[tuple[Longlist, Sequence[LonglistEntry]]]
    decisions: dict[int, ShortlistDecision]
    searches: Sequence[FileSearch]
    trail: Sequence[AuditEntry]
    names: dict[int, str]
    made_by: User
    made_at: datetime
    is_demo: bool

    def decision_on(self, entry: LonglistEntry) -> ShortlistDecision | None:
        return self.decisions.get(entry.supplier_id)

    def name_of(self, actor_id: int | None) -> str:
        return self.names.get(actor_id or 0, "")


def report_on(file: ProcurementFile, *, by: User, at: datetime, is_demo: bool) -> Report:
    entries = trail(file)
    return Report(
        file=file,
        cpv_label=cpv_labels([file.cpv_code], language()).get(file.cpv_code, ""),
        longlists=[(longlist, queries.entries_of(longlist)) for longlist in queries.longlists_of(file)],
        decisions=queries.decisions_of(file),
        searches=queries.searches_of(file),
        trail=entries,
        names=queries.names_of([entry.actor_id for entry in entries]),
        made_by=by,
        made_at=at,
        is_demo=is_demo,
    )


def file_name(file: ProcurementFile, extension: str) -> str:
    """`inkoopdossier-2026-0007-zeist.pdf`: ASCII, lower case, no spaces."""
    return f"{slug(_('procurement file'))}-{file.number}-{slug(file.municipality.name)}.{extension}"
