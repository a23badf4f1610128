"""Revisions and kept versions, ready to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.guard import visitor
from app.core.i18n import Text, lazy
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.revisions.comparing import Change, changed_fields, changes, labels_of
from app.suppliers.revisions.models import Revision, RevisionStatus
from app.suppliers.revisions.policies import may_see_versions
from app.suppliers.revisions.queries import last_refused, open_revisions
from app.suppliers.revisions.wording import Vocabulary

STATUSES: dict[RevisionStatus, Text] = {
    RevisionStatus.PROPOSED: lazy("Waits for a check"),
    RevisionStatus.LIVE: lazy("Shows already"),
    RevisionStatus.ACCEPTED: lazy("Accepted"),
    RevisionStatus.REJECTED: lazy("Rejected"),
    RevisionStatus.WITHDRAWN: lazy("Withdrawn"),
    RevisionStatus.ACKNOWLEDGED: lazy("Seen and in order"),
    RevisionStatus.REVERTED: lazy("Put back"),
}


@dataclass(frozen=True)
class Compared:
    """A revision with what it changes."""

    revision: Revision
    changes: list[Change]


def compared(revisions: Sequence[Revision]) -> list[Compared]:
    vocabulary = Vocabulary()
    return [Compared(each, changes(each.before, each.after, vocabulary)) for each in revisions]


def own_revisions(supplier: Supplier) -> dict[str, Any]:
    """For slots.FIRM_PANELS: what waits, what was refused last, and the way to the history."""
    return {"waiting": compared(open_revisions(supplier)), "refused": last_refused(supplier), "statuses": STATUSES}


def earlier(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.SUPPLIER_PANELS."""
    return {} if may_see_versions(visitor(), supplier) else None


@dataclass(frozen=True)
class Step:
    """A version; `changed` names the fields that differ from the one before, None when that one is not kept."""

    version: SupplierVersion
    changed: list[Text] | None


def steps(versions: Sequence[SupplierVersion], older: SupplierVersion | None) -> list[Step]:
    """Of versions with the newest first; `older` is the one before the last of them."""
    if not versions:
        return []
    return [
        Step(version, _changed(previous, version))
        for version, previous in zip(versions, [*versions[1:], older], strict=True)
    ]


def _changed(previous: SupplierVersion | None, version: SupplierVersion) -> list[Text] | None:
    return labels_of(changed_fields(previous.content, version.content)) if previous else None
