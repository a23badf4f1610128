"""Selects on performance notes, read-only. No search, selection or report may use them (PRODUCT.md §4.6)."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.models import Award, Contract, PerformanceNote
from app.sourcing.outcomes.reasons.queries import is_of
from app.suppliers.models import Supplier


def find_note(file_id: int, note_id: int) -> PerformanceNote | None:
    note = session.get(PerformanceNote, note_id)
    return note if note is not None and note.contract.award.outcome.file_id == file_id else None


def notes_on(contracts: Collection[int], day: date) -> list[PerformanceNote]:
    """Those on contracts with these ids that have not expired, newest first."""
    statement = select(PerformanceNote).where(PerformanceNote.contract_id.in_(contracts))
    statement = statement.where(PerformanceNote.expires_on > day)
    people = joinedload(PerformanceNote.written_by), joinedload(PerformanceNote.second_by)
    return list(session.scalars(statement.options(*people).order_by(PerformanceNote.id.desc())))


def notes_about(supplier: Supplier, day: date) -> list[PerformanceNote]:
    """Those that the firm may read: two people gave a grade, and they have not expired. Newest first."""
    statement = (
        select(PerformanceNote)
        .join(PerformanceNote.contract)
        .join(Contract.award)
        .join(Award.decision)
        .outerjoin(ShortlistDecision.outside_firm)
        .where(is_of(supplier), PerformanceNote.second_by_id.is_not(None), PerformanceNote.expires_on > day)
    )
    return list(session.scalars(statement.order_by(PerformanceNote.id.desc())))


def find_note_about(supplier: Supplier, note_id: int, day: date) -> PerformanceNote | None:
    return next((note for note in notes_about(supplier, day) if note.id == note_id), None)


def written_before(before: datetime) -> Select[PerformanceNote]:
    return select(PerformanceNote).where(PerformanceNote.written_at < before).order_by(PerformanceNote.id)
