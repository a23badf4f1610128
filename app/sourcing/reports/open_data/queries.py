"""Selects on awards that everybody may know, read-only."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, extract, func, select
from sqlalchemy.orm import aliased

from app.core.db import count_of, session
from app.reference.models import Municipality
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.kinds import Category, FileStatus
from app.sourcing.models import LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Outcome, OutcomeKind
from app.sourcing.policy.kinds import Procedure
from app.sourcing.requests.models import Invitation
from app.suppliers.kinds import LegalForm
from app.suppliers.models import Supplier, SupplierVersion


@dataclass(frozen=True)
class PublicAward:
    """An award with everything that its publication needs; `content` is the firm's page when its list was frozen."""

    id: int
    municipality_code: str
    municipality: str
    year: int
    serial: int
    subject: str
    category: Category
    cpv_code: str
    procedure: Procedure | None
    invited: int
    amount: Decimal
    announced_at: datetime
    legal_form_now: LegalForm | None
    content: dict[str, Any] | None


def years() -> list[int]:
    """In which awards were announced, newest first."""
    year = extract("year", Outcome.announced_at)
    statement = select(year).select_from(Award).join(Outcome).join(ProcurementFile).where(*_public()).distinct()
    return sorted((int(each) for each in session.scalars(statement)), reverse=True)


def _public() -> tuple[Any, ...]:
    ended = Outcome.kind == OutcomeKind.AWARDED, Outcome.announced_at.is_not(None)
    return ProcurementFile.status == FileStatus.CLOSED, *ended


def awards_of(year: int) -> Select[Any]:
    """Rows of PublicAward, the newest first."""
    later = aliased(ProcedureChoice)
    newest = select(func.max(later.id)).where(later.file_id == ProcurementFile.id).correlate(ProcurementFile)
    chosen = select(ProcedureChoice.chosen).where(ProcedureChoice.id == newest.scalar_subquery())
    invited = select(func.count()).select_from(Invitation).join(ShortlistDecision)
    invited = invited.where(ShortlistDecision.file_id == ProcurementFile.id, Invitation.withdrawn_at.is_(None))
    file = ProcurementFile
    statement = (
        select(
            Award.id,
            file.municipality_code,
            Municipality.name,
            file.year,
            file.serial,
            file.subject,
            file.category,
            file.cpv_code,
            chosen.correlate(file).scalar_subquery(),
            invited.correlate(file).scalar_subquery(),
            Award.amount,
            Outcome.announced_at,
            Supplier.legal_form,
            SupplierVersion.content,
        )
        .select_from(Award)
        .join(Outcome, Outcome.id == Award.outcome_id)
        .join(file, file.id == Outcome.file_id)
        .join(Municipality, Municipality.code == file.municipality_code)
        .join(ShortlistDecision, ShortlistDecision.id == Award.decision_id)
        .outerjoin(LonglistEntry, LonglistEntry.id == ShortlistDecision.entry_id)
        .outerjoin(SupplierVersion, SupplierVersion.id == LonglistEntry.supplier_version_id)
        .outerjoin(Supplier, Supplier.id == ShortlistDecision.supplier_id)
    )
    statement = statement.where(*_public(), extract("year", Outcome.announced_at) == year)
    return statement.order_by(Outcome.announced_at.desc(), Award.id.desc())


def page_of(year: int, number: int, size: int) -> tuple[list[PublicAward], int]:
    """The awards on a page that counts from 1, and how many there are on all."""
    statement = awards_of(year)
    rows = session.execute(statement.limit(size).offset((number - 1) * size)).all()
    return [_public_award(row) for row in rows], count_of(statement)


def all_of(year: int) -> list[PublicAward]:
    return [_public_award(row) for row in session.execute(awards_of(year))]


def _public_award(row: Row[Any]) -> PublicAward:
    return PublicAward(*tuple(row))
