"""Notes about firms in a file, exclusions, and firms from outside the register."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import LonglistEntry, OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.shortlists.services import lock_out_others
from app.suppliers.models import Supplier

LONGEST_NOTE = 2000  # characters


@dataclass(frozen=True, kw_only=True)
class OutsideDetails:
    """`country` as ISO 3166-1 with two letters; `register_id` as in the register of that country."""

    name: str
    country: str
    register_id: str | None
    town: str | None
    email: str
    reason: str


def write_note(entry: LonglistEntry, text: str, *, excludes: bool, by: User, at: datetime) -> CandidateNote:
    """Note something about a firm of a longlist; with `excludes` it is out of the file for that reason.

    Raises DomainError when the shortlist is signed, when the text is empty or too long, or when a firm would be
    excluded that is to be invited.
    """
    file = entry.longlist.file
    _demand_text(text)
    if excludes:
        lock_out_others(file)
        _demand_not_invited(file, entry.supplier_id)
    note = CandidateNote(
        file=file,
        supplier_id=entry.supplier_id,
        excludes=excludes,
        text=text.strip(),
        written_at=at,
        written_by=by,
    )
    session.add(note)
    session.flush()  # its id goes into the audit trail
    action = "candidate.excluded" if excludes else "candidate.noted"
    record(action, file, by=by, note_id=note.id, supplier_id=entry.supplier_id, text=note.text)
    return note


def _demand_text(text: str) -> None:
    if not text.strip():
        raise DomainError(lazy("Write down what you want to note."))
    if len(text) > LONGEST_NOTE:
        raise DomainError(lazy("Keep it under %(most)s characters.", most=LONGEST_NOTE))


def _demand_not_invited(file: ProcurementFile, supplier_id: int) -> None:
    invited = select(ShortlistDecision.id).where(
        ShortlistDecision.file_id == file.id, ShortlistDecision.supplier_id == supplier_id, ShortlistDecision.invited
    )
    if session.scalar(invited) is not None:
        raise DomainError(lazy("This firm is to be invited. First change that decision."))


def take_back_exclusion(note: CandidateNote, *, by: User, at: datetime) -> None:
    """The firm takes part again. Nothing happens when that was done already."""
    lock_out_others(note.file)
    if note.excludes and note.taken_back_at is None:
        note.taken_back_at, note.taken_back_by_id = at, id_of(by)
        record("candidate.exclusion_taken_back", note.file, by=by, note_id=note.id, supplier_id=note.supplier_id)


def add_outside_firm(file: ProcurementFile, details: OutsideDetails, *, by: User, at: datetime) -> OutsideFirm:
    """Let a firm take part that is not in the register.

    Raises DomainError when the shortlist is signed, when it stands in the file already, or when the register has it.
    """
    lock_out_others(file)
    _demand_new(file, details)
    registered = _in_register(details)
    if registered is not None:
        raise DomainError(
            lazy("%(firm)s is in the register. Find it by searching in this file.", firm=registered.display_name)
        )
    firm = OutsideFirm(
        file=file,
        name=details.name,
        country=details.country,
        register_id=details.register_id,
        town=details.town,
        email=details.email,
        reason=details.reason,
        added_at=at,
        added_by=by,
    )
    session.add(firm)
    session.flush()  # its id goes into the audit trail
    record("candidate.added_from_outside", file, by=by, outside_firm_id=firm.id, name=firm.name, reason=firm.reason)
    return firm


def _demand_new(file: ProcurementFile, details: OutsideDetails) -> None:
    alike = func.lower(OutsideFirm.email) == details.email.lower()
    if details.register_id:
        same_country = OutsideFirm.country == details.country
        alike = or_(alike, and_(OutsideFirm.register_id == details.register_id, same_country))
    if session.scalar(select(OutsideFirm.id).where(OutsideFirm.file_id == file.id, alike)) is not None:
        raise DomainError(lazy("A firm with this number or mail address stands in this file already."))


def _in_register(details: OutsideDetails) -> Supplier | None:
    """A listed firm with the same number in the register of its country."""
    if not details.register_id:
        return None
    number = Supplier.kvk_number if details.country == "NL" else Supplier.foreign_id
    same = select(Supplier).where(number == details.register_id, Supplier.country == details.country)
    return session.scalar(same.where(Supplier.is_public))


def remove_outside_firm(firm: OutsideFirm, *, by: User) -> None:
    """Raises DomainError when the shortlist is signed, or when somebody decided on the firm already."""
    lock_out_others(firm.file)
    decided = select(ShortlistDecision.id).where(ShortlistDecision.outside_firm_id == firm.id)
    if session.scalar(decided) is not None:
        raise DomainError(lazy("Somebody decided on this firm. First take that decision back."))
    record("candidate.removed_from_outside", firm.file, by=by, outside_firm_id=firm.id, name=firm.name)
    session.delete(firm)


def link_registered() -> bool:
    """Point firms from outside that registered since to their profile; whether there were any."""
    waiting = session.scalars(
        select(OutsideFirm).where(OutsideFirm.supplier_id.is_(None), OutsideFirm.register_id.is_not(None))
    )
    linked = False
    for firm in waiting:
        number = Supplier.kvk_number if firm.country == "NL" else Supplier.foreign_id
        same = select(Supplier.id).where(number == firm.register_id, Supplier.country == firm.country)
        firm.supplier_id = session.scalar(same.where(Supplier.is_public))
        linked = linked or firm.supplier_id is not None
    return linked
