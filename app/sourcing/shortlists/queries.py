"""Selects on the firms of a file and on what was decided about them, read-only."""

from sqlalchemy import ColumnElement, Integer, Select, and_, cast, exists, func, null, select, union
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.kinds import CPV_CLASS
from app.sourcing.models import Longlist, LonglistEntry, OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.shortlists.models import JustificationKind, ShortlistJustification


def candidates_in(file: ProcurementFile) -> int:
    """How many different firms stand on the longlists or come from outside the register."""
    listed = select(LonglistEntry.supplier_id, cast(null(), Integer)).join(LonglistEntry.longlist)
    outside = select(cast(null(), Integer), OutsideFirm.id).where(OutsideFirm.file_id == file.id)
    firms = union(listed.where(Longlist.file_id == file.id), outside).subquery()
    return session.scalar(select(func.count()).select_from(firms)) or 0


def undecided_by_longlist(file: ProcurementFile) -> dict[int, int]:
    """How many firms nobody decided on, by the id of the longlist; without those that were put out of the file."""
    entry, decision = LonglistEntry, ShortlistDecision
    decided = exists().where(decision.file_id == Longlist.file_id, decision.supplier_id == entry.supplier_id)
    excluded = exists().where(
        CandidateNote.file_id == Longlist.file_id, CandidateNote.supplier_id == entry.supplier_id, _is_exclusion()
    )
    open_ones = select(entry.longlist_id, func.count()).join(entry.longlist).where(Longlist.file_id == file.id)
    return dict(session.execute(open_ones.where(~decided, ~excluded).group_by(entry.longlist_id)).all())


def undecided_outside(file: ProcurementFile) -> int:
    decided = exists().where(ShortlistDecision.outside_firm_id == OutsideFirm.id)
    excluded = exists().where(CandidateNote.outside_firm_id == OutsideFirm.id, _is_exclusion())
    firms = select(func.count()).select_from(OutsideFirm).where(OutsideFirm.file_id == file.id)
    return session.scalar(firms.where(~decided, ~excluded)) or 0


def is_excluded(file_id: int, *, supplier_id: int | None = None, outside_firm_id: int | None = None) -> bool:
    """Whether somebody put the firm out of the file; one of the ids is given."""
    about = (
        CandidateNote.supplier_id == supplier_id if supplier_id else CandidateNote.outside_firm_id == outside_firm_id
    )
    exclusion = select(CandidateNote.id).where(CandidateNote.file_id == file_id, about, _is_exclusion())
    return session.scalar(exclusion.limit(1)) is not None


def _is_exclusion() -> ColumnElement[bool]:
    return and_(CandidateNote.excludes, CandidateNote.taken_back_at.is_(None))


def justifications_in(file: ProcurementFile) -> dict[JustificationKind, ShortlistJustification]:
    statement = select(ShortlistJustification).where(ShortlistJustification.file_id == file.id)
    statement = statement.options(joinedload(ShortlistJustification.given_by))
    return {given.kind: given for given in session.scalars(statement)}


def last_invited_before(file: ProcurementFile) -> set[int]:
    """Ids of the firms invited in the newest signed file of the municipality and CPV class; empty when there is none.

    The class is what the first four digits of a CPV code say.
    """
    earlier = select(ProcurementFile.id).where(
        ProcurementFile.municipality_code == file.municipality_code,
        ProcurementFile.cpv_code.startswith(file.cpv_code[:CPV_CLASS]),
        ProcurementFile.id != file.id,
        ProcurementFile.locked_at.is_not(None),
        *([ProcurementFile.locked_at < file.locked_at] if file.locked_at else []),
    )
    newest = earlier.order_by(ProcurementFile.locked_at.desc(), ProcurementFile.id.desc()).limit(1)
    return set(session.scalars(_firms_invited_in(newest)))


def _firms_invited_in(files: Select[int]) -> Select[int]:
    listed = func.coalesce(ShortlistDecision.supplier_id, OutsideFirm.supplier_id)
    invited = select(listed).outerjoin(ShortlistDecision.outside_firm)
    return invited.where(ShortlistDecision.file_id.in_(files), ShortlistDecision.invited, listed.is_not(None))
