"""The decisions that a longlist page sends back: three fields a firm, of which most come back untouched."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from app.sourcing.details import Choice
from app.sourcing.models import LonglistEntry, ShortlistDecision
from app.sourcing.shortlists.lines import ShortlistLine

INVITE, LEAVE_OUT, UNDECIDED = "invite", "leave-out", ""


def verdict_of(decision: ShortlistDecision | ShortlistLine | None) -> str:
    """The option of the choice field that stands for a decision."""
    if decision is None:
        return UNDECIDED
    return INVITE if decision.invited else LEAVE_OUT


def mark_of(decision: ShortlistDecision | ShortlistLine | None) -> str:
    """Goes to the page and back: when the decision there was taken, and a digest of it."""
    if decision is None:
        return ""
    return f"{decision.decided_at.isoformat()} {_digest(verdict_of(decision), decision.reason)}"


def touched(form: Mapping[str, str], entries: Iterable[LonglistEntry]) -> dict[int, Choice]:
    """What somebody chose anew or changed, by the id of the entry. Unreadable rows are left alone."""
    found = {}
    for entry in entries:
        choice = _choice(form, entry.id)
        if choice is not None:
            found[entry.id] = choice
    return found


def _choice(form: Mapping[str, str], entry_id: int) -> Choice | None:
    verdict, mark = form.get(f"verdict-{entry_id}"), form.get(f"mark-{entry_id}", "")
    reason = form.get(f"reason-{entry_id}", "").replace("\x00", "").replace("\r\n", "\n").strip()
    if verdict not in (INVITE, LEAVE_OUT, UNDECIDED):
        return None
    moment, _space, digest = mark.partition(" ")
    if digest == _digest(verdict, reason) or (not mark and verdict == UNDECIDED):
        return None
    try:
        seen = datetime.fromisoformat(moment) if moment else None
    except ValueError:
        return None
    return Choice(invited=None if verdict == UNDECIDED else verdict == INVITE, reason=reason, seen=seen)


def _digest(verdict: str, reason: str) -> str:
    return hashlib.sha256(f"{verdict}\n{reason}".encode()).hexdigest()[:16]
