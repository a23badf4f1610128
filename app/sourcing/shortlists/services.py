"""Who is invited. The reason is required both ways: a firm may ask for it (Aw 2012, art. 1.4)."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.memberships.queries import suppliers_of_interest
from app.sourcing.details import Choice
from app.sourcing.models import Longlist, LonglistEntry, OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.queries import entries_of, firms_decided_on
from app.sourcing.shortlists.models import JustificationKind, ShortlistJustification
from app.sourcing.shortlists.queries import is_excluded, justifications_in

LONGEST_REASON = 2000  # characters


class DecidedMeanwhile(DomainError):
    """A colleague decided on this firm after the page was opened."""

    def __init__(self) -> None:
        super().__init__(lazy("A colleague decided on this firm while you were reading. Look at it again."))


class Locked(DomainError):
    """The shortlist is signed."""

    def __init__(self) -> None:
        super().__init__(lazy("The shortlist is signed, so it changes no more. What is new goes into an addendum."))


def decide(entry: LonglistEntry, choice: Choice, *, by: User, at: datetime) -> None:
    """Invite the firm or not, or take that back.

    Raises DecidedMeanwhile when the decision is not the one `by` saw, Locked after the signature, DomainError
    without a reason, or when `by` has an interest in the firm.
    """
    _demand_sound(choice)
    _demand_no_interest(entry.supplier_id, by)
    file = entry.longlist.file
    lock_out_others(file)
    if choice.invited and is_excluded(file.id, supplier_id=entry.supplier_id):
        raise DomainError(lazy("This firm is put out of the file. Take that back first."))
    standing = _standing(entry)
    _demand_seen(standing, choice)
    if choice.invited is not None:
        _note(entry, choice, standing, by=by, at=at)
    elif standing is not None:
        _undo(standing, by=by)


def decide_on_outside_firm(firm: OutsideFirm, choice: Choice, *, by: User, at: datetime) -> None:
    """As `decide`, for a firm that is not in the register."""
    _demand_sound(choice)
    _demand_no_interest(firm.supplier_id, by)
    lock_out_others(firm.file)
    if choice.invited and is_excluded(firm.file_id, outside_firm_id=firm.id):
        raise DomainError(lazy("This firm is put out of the file. Take that back first."))
    standing = session.scalar(select(ShortlistDecision).where(ShortlistDecision.outside_firm_id == firm.id))
    _demand_seen(standing, choice)
    if choice.invited is not None:
        decision = standing or ShortlistDecision(file_id=firm.file_id, outside_firm=firm)
        _write(decision, choice, by=by, at=at)
        _record(decision, by=by)
    elif standing is not None:
        _undo(standing, by=by)


def leave_out_the_rest(longlist: Longlist, *, reason: str, by: User, at: datetime) -> int:
    """Do not invite the firms of the list on which nobody decided yet, all for one reason; how many those were.

    Firms in which `by` has an interest stay undecided: a colleague decides on them. Raises DomainError
    without a reason, Locked after the signature.
    """
    demand_reason(reason)
    lock_out_others(longlist.file)
    settled = {*firms_decided_on(longlist.file), *suppliers_of_interest(by)}
    left_out = [entry for entry in entries_of(longlist) if entry.supplier_id not in settled]
    for entry in left_out:
        _note(entry, Choice(invited=False, reason=reason, seen=None), None, by=by, at=at)
    return len(left_out)


def explain_override(decision: ShortlistDecision, reason: str, *, by: User) -> None:
    """Say why the decision is not what the selection method proposed."""
    demand_reason(reason)
    _demand_no_interest(decision.supplier_id, by)
    lock_out_others(decision.file)
    if reason.strip() == decision.override_reason:
        return
    decision.override_reason = reason.strip()
    record("shortlist.overridden", decision.file, by=by, decision_id=decision.id, reason=reason.strip())


def justify(file: ProcurementFile, kind: JustificationKind, reason: str, *, by: User, at: datetime) -> None:
    """Say why the shortlist as a whole differs from a rule."""
    demand_reason(reason)
    lock_out_others(file)
    given = justifications_in(file).get(kind) or ShortlistJustification(file_id=id_of(file), kind=kind)
    if given.reason == reason.strip():
        return
    given.reason, given.given_at, given.given_by = reason.strip(), at, by
    session.add(given)
    record("shortlist.justified", file, by=by, kind=kind, reason=given.reason)


def lock_out_others(file: ProcurementFile) -> None:
    """Decisions on one file, offering and signing it wait for each other. Raises Locked after the signature."""
    take_turn(f"shortlist of file {file.id}")
    signed_at = select(ProcurementFile.locked_at).where(ProcurementFile.id == file.id)
    if session.scalar(signed_at) is not None:  # asked anew: somebody may have signed while we waited
        raise Locked


def demand_reason(reason: str) -> None:
    if not reason.strip():
        raise DomainError(lazy("Give the reason."))
    if len(reason) > LONGEST_REASON:
        raise DomainError(lazy("Keep the reason under %(most)s characters.", most=LONGEST_REASON))


def _demand_sound(choice: Choice) -> None:
    if choice.invited is not None:
        demand_reason(choice.reason)


def _demand_no_interest(supplier_id: int | None, by: User) -> None:
    if supplier_id in suppliers_of_interest(by):
        raise DomainError(lazy("You have an interest in this firm. A colleague decides on it."))


def _demand_seen(standing: ShortlistDecision | None, choice: Choice) -> None:
    if choice.seen != (standing.decided_at if standing else None):
        raise DecidedMeanwhile


def _standing(entry: LonglistEntry) -> ShortlistDecision | None:
    """The decision on the firm in this file, whichever longlist it was taken from."""
    return session.scalar(
        select(ShortlistDecision).where(
            ShortlistDecision.file_id == entry.longlist.file_id,
            ShortlistDecision.supplier_id == entry.supplier_id,
        )
    )


def _note(entry: LonglistEntry, choice: Choice, standing: ShortlistDecision | None, *, by: User, at: datetime) -> None:
    decision = standing or ShortlistDecision(file_id=entry.longlist.file_id, supplier_id=entry.supplier_id)
    decision.entry = entry
    _write(decision, choice, by=by, at=at)
    _record(decision, by=by, supplier_id=entry.supplier_id, entry_id=entry.id)


def _write(decision: ShortlistDecision, choice: Choice, *, by: User, at: datetime) -> None:
    """Why somebody departed from the proposal was said of the choice before, so it goes when that turns."""
    if decision.invited is not choice.invited:
        decision.override_reason = None
    decision.invited, decision.reason = bool(choice.invited), choice.reason.strip()
    decision.decided_by, decision.decided_at = by, at
    session.add(decision)


def _record(decision: ShortlistDecision, *, by: User, **firm: int | None) -> None:
    session.flush()
    about = firm or {"outside_firm_id": decision.outside_firm_id}
    record(
        "shortlist.invited" if decision.invited else "shortlist.not_invited",
        decision.file,
        by=by,
        **about,
        reason=decision.reason,
    )


def _undo(decision: ShortlistDecision, *, by: User) -> None:
    file = decision.file
    about = {"supplier_id": decision.supplier_id, "entry_id": decision.entry_id}
    if decision.outside_firm_id:
        about = {"outside_firm_id": decision.outside_firm_id}
    session.delete(decision)
    record("shortlist.undone", file, by=by, **about)
