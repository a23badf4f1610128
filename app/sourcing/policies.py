"""Procurement files are for the buyers of their municipality; its controller reads them, and nobody else."""

from app.accounts.models import Role, User
from app.accounts.policies import holds, is_buyer, municipalities_of
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import Longlist, LonglistEntry, OutsideFirm, ProcurementFile


def may_open_list(user: User | None) -> bool:
    return holds(user, Role.BUYER, Role.CONTROLLER)


def may_start(user: User | None) -> bool:
    return is_buyer(user)


def may_see(user: User | None, file: ProcurementFile) -> bool:
    return file.municipality_code in municipalities_of(user, Role.BUYER, Role.CONTROLLER)


def may_manage(user: User | None, file: ProcurementFile) -> bool:
    """Close it and open it again."""
    return file.municipality_code in municipalities_of(user, Role.BUYER)


def may_change(user: User | None, file: ProcurementFile) -> bool:
    return file.is_open and may_manage(user, file)


def may_see_longlist(user: User | None, longlist: Longlist) -> bool:
    return may_see(user, longlist.file)


def may_see_entry(user: User | None, entry: LonglistEntry) -> bool:
    return may_see(user, entry.longlist.file)


def may_change_note(user: User | None, note: CandidateNote) -> bool:
    return may_change(user, note.file)


def may_change_outside_firm(user: User | None, firm: OutsideFirm) -> bool:
    return may_change(user, firm.file)


def may_decide(user: User | None, longlist: Longlist) -> bool:
    return may_change(user, longlist.file)
