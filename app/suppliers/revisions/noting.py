"""Changes that show at once, noted for whoever looks at them afterwards."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.suppliers.models import Supplier
from app.suppliers.policies import edits
from app.suppliers.revisions.models import Revision, RevisionStatus, without_same
from app.suppliers.revisions.proposing import WAIT
from app.suppliers.revisions.queries import open_revision, open_revisions
from app.suppliers.versions import latest_version, public_content

NOT_BY_THE_FIRM = frozenset({"verified_at"})


def note_live_change(supplier: Supplier, *, by: User, at: datetime) -> None:
    """Compare the public page with the newest version of it, which must still be the one from before the change.

    Reviewers judge what everybody sees. Who can be reached and how (contact person, mail address, a sole trader's
    street and phone) is no claim to the public: it is changed without review, and kept in no revision.
    """
    last = latest_version(supplier)
    if last is None or not supplier.is_public or not edits(by, supplier):
        return  # what the desk changes was looked at
    content, waiting = public_content(supplier), open_revision(supplier, RevisionStatus.LIVE)
    shown = content.keys() - WAIT - NOT_BY_THE_FIRM
    seen = {**without_same(last.content, content, shown), **(waiting.before if waiting else {})}
    before = without_same(seen, content, seen)
    after = {field: content[field] for field in before}
    if waiting is not None:
        _join(waiting, before, after)
    elif before:
        session.add(
            Revision(
                supplier_id=supplier.id,
                status=RevisionStatus.LIVE,
                before=before,
                after=after,
                made_by_id=by.id,
                made_at=at,
            )
        )


def _join(waiting: Revision, before: dict[str, object], after: dict[str, object]) -> None:
    """A firm that put back all it had changed leaves nothing to look at."""
    if not before:
        session.delete(waiting)
    elif (waiting.before, waiting.after) != (before, after):
        waiting.before, waiting.after = before, after


def settle(supplier: Supplier, *, by: User | None, at: datetime) -> None:
    """Whoever lists a firm has seen the whole of it: of what was open, the profile as it stands is what counts.

    Without `by` it is out of the register, and there is nothing left to look at.
    """
    for revision in open_revisions(supplier):
        done = RevisionStatus.WITHDRAWN if revision.is_proposal else RevisionStatus.ACKNOWLEDGED
        revision.move_to(done)
        revision.decided_by_id, revision.decided_at = by.id if by else None, at
        record(f"revision.{done}", revision, by=by, fields=revision.fields)
