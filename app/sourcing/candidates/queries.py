"""Selects on what people noted about firms in a file, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import LonglistEntry, OutsideFirm, ProcurementFile


def find_entry(file_id: int, longlist_id: int, entry_id: int) -> LonglistEntry | None:
    entry = session.get(LonglistEntry, entry_id)
    fits = entry is not None and entry.longlist_id == longlist_id and entry.longlist.file_id == file_id
    return entry if fits else None


def find_note(file_id: int, note_id: int) -> CandidateNote | None:
    note = session.get(CandidateNote, note_id)
    return note if note is not None and note.file_id == file_id else None


def find_outside_firm(file_id: int, firm_id: int) -> OutsideFirm | None:
    firm = session.get(OutsideFirm, firm_id)
    return firm if firm is not None and firm.file_id == file_id else None


def notes_in(file: ProcurementFile) -> list[CandidateNote]:
    """Oldest first."""
    statement = select(CandidateNote).where(CandidateNote.file_id == file.id)
    return list(session.scalars(statement.order_by(CandidateNote.id)))


def exclusions_of(file: ProcurementFile) -> list[CandidateNote]:
    """Those that hold, oldest first."""
    excluding = select(CandidateNote).where(CandidateNote.file_id == file.id, CandidateNote.excludes)
    return list(session.scalars(excluding.where(CandidateNote.taken_back_at.is_(None)).order_by(CandidateNote.id)))


def exclusions_in(file: ProcurementFile) -> dict[int, CandidateNote]:
    """Those that hold, by the id of the firm."""
    return {note.supplier_id: note for note in exclusions_of(file) if note.supplier_id is not None}


def outside_firms_in(file: ProcurementFile) -> list[OutsideFirm]:
    """Oldest first."""
    statement = select(OutsideFirm).where(OutsideFirm.file_id == file.id)
    return list(session.scalars(statement.order_by(OutsideFirm.id)))
