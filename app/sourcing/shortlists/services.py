"""Who is invited. The reason is required both ways: a firm may ask for it (Aw 2012, art. 1.4)."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.memberships.queries import suppliers_of_interest
from app.sourcing.details import Choice
from app.sourcing.models import Longlist, LonglistEntry, ShortlistDecision
from app.sourcing.queries import decisions_of, entries_of

LONGEST_REASON = 2000  # characters


class DecidedMeanwhile(DomainError):
    """A colleague decided on this firm after the page was opened."""

    def __init__(self) -> None:
        super().__init__(lazy("A colleague decided on this firm while you were reading. Look at it again."))


def decide(entry: LonglistEntry, choice: Choice, *, by: User, at: datetime) -> None:
    """Invite the firm or not, or take that back.

    Raises DecidedMeanwhile when the decision is not the one `by` saw, DomainError without a reason or when
    `by` has an interest in the firm.
    """
    if choice.invited is not None:
        _demand_reason(choice.reason)
    if entry.supplier_id in suppliers_of_interest(by):
        raise DomainError(lazy("You have an interest in this firm. A colleague decides on it."))
    _take_turn(entry.longlist)
    standing = _standing(entry)
    if choice.seen != (standing.decided_at if standing else None):
        raise DecidedMeanwhile
    if choice.invited is not None:
        _note(entry, choice, standing, by=by, at=at)
    elif standing is not None:
        session.delete(standing)
        record("shortlist.undone", entry.longlist.file, by=by, supplier_id=entry.supplier_id, entry_id=entry.id)


def leave_out_the_rest(longlist: Longlist, *, reason: str, by: User, at: datetime) -> int:
    """Do not invite the firms of the list on which nobody decided yet, all for one reason; how many those were.

    Firms in which `by` has an interest stay undecided: a colleague decides on them. Raises DomainError
    without a reason.
    """
    _demand_reason(reason)
    _take_turn(longlist)
    settled = {*decisions_of(longlist.file), *suppliers_of_interest(by)}
    left_out = [entry for entry in entries_of(longlist) if entry.supplier_id not in settled]
    for entry in left_out:
        _note(entry, Choice(invited=False, reason=reason, seen=None), None, by=by, at=at)
    return len(left_out)


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise DomainError(lazy("Give the reason."))
    if len(reason) > LONGEST_REASON:
        raise DomainError(lazy("Keep the reason under %(most)s characters.", most=LONGEST_REASON))


def _take_turn(longlist: Longlist) -> None:
    take_turn(f"shortlist of file {longlist.file_id}")


def _standing(entry: LonglistEntry) -> ShortlistDecision | None:
    """The decision on the firm in this file, whichever longlist it was taken from."""
    return session.scalar(
        select(ShortlistDecision).where(
            ShortlistDecision.file_id == entry.longlist.file_id,
            ShortlistDecision.supplier_id == entry.supplier_id,
        )
    )


def _note(entry: LonglistEntry, choice: Choice, standing: ShortlistDecision | None, *, by: User, at: datetime) -> None:
    file, reason = entry.longlist.file, choice.reason.strip()
    decision = standing or ShortlistDecision(file_id=file.id, supplier_id=entry.supplier_id)
    decision.entry, decision.invited, decision.reason = entry, bool(choice.invited), reason
    decision.decided_by, decision.decided_at = by, at
    session.add(decision)
    record(
        "shortlist.invited" if choice.invited else "shortlist.not_invited",
        file,
        by=by,
        supplier_id=entry.supplier_id,
        entry_id=entry.id,
        reason=reason,
    )
