"""What was filtered, as a file that proves itself."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from app.accounts.models import User
from app.audit import export_file
from app.audit.fingerprints import fingerprint
from app.audit.models import AuditEntry
from app.audit.proof import prove
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import _, lazy
from app.logbook.presenting import rows_of
from app.logbook.queries import Filter, entries, size

MOST_ENTRIES = 10_000


def export(asked: Filter, *, by: User, at: datetime) -> bytes:
    """A ZIP of the entries that `by` sees; recorded with its digest. Raises DomainError when they are too many."""
    if size(by, asked) > MOST_ENTRIES:
        raise DomainError(lazy("These are more than %(most)s acts. Choose a shorter period.", most=MOST_ENTRIES))
    found = list(session.scalars(entries(by, asked).order_by(None).order_by(AuditEntry.number)))
    document = _document(found, asked, by=by, at=at)
    digest = export_file.digest_of(document)
    record("audit.exported", by, by=by, entries=len(found), sha256=digest, filter=_noted(asked))
    return export_file.write(document, _readme())


def _document(found: list[AuditEntry], asked: Filter, *, by: User, at: datetime) -> dict[str, Any]:
    document = prove(found)
    for values, row in zip(document["entries"], rows_of(found), strict=True):
        values["words"] = {"action": row.act, "person": row.person, "object": row.thing}
    return {**document, "made_at": at.isoformat(), "made_by": by.id, "filter": _filled(asked), "columns": _columns()}


def _filled(asked: Filter) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(asked).items() if value}


def _noted(asked: Filter) -> dict[str, str]:
    """For the trail, which holds no names and addresses."""
    return _filled(replace(asked, person=fingerprint(asked.person) if asked.person else ""))


def _columns() -> list[str]:
    return [
        *(_("No."), _("When"), "action", _("What")),
        *(_("Account"), _("Who")),
        *("object", _("Number"), _("What it was done on")),
        *(_("Network"), _("Device"), _("Values"), _("Digest")),
    ]


def _readme() -> str:
    parts = [
        _("Extract of the audit trail"),
        _(
            "entries.csv is for reading, in any spreadsheet program. entries.json holds the same and the proof: for "
            "each act its digest, and one digest for every other act from the first in this file up to the head."
        ),
        _("With Streekbron: flask audit check-export FILE. It says whether something was changed, and where."),
        _(
            "Without it: the steps are in docs/audit.md of Streekbron. They need SHA-256 and nothing else. At the end "
            "you have the digest of the head, to compare with the heads that are kept outside the database."
        ),
        _("Values that say nothing were erased. Their digests are still part of the chain."),
    ]
    return "\n\n".join(parts) + "\n"
