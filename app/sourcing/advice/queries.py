"""Selects on the choice of procedure, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.models import ProcurementFile


def choices_of(file: ProcurementFile) -> list[ProcedureChoice]:
    """Oldest first."""
    statement = select(ProcedureChoice).where(ProcedureChoice.file_id == file.id)
    return list(session.scalars(statement.order_by(ProcedureChoice.id)))


def current_choice(file: ProcurementFile) -> ProcedureChoice | None:
    """The newest; whether it holds already is another question (`holds`)."""
    statement = select(ProcedureChoice).where(ProcedureChoice.file_id == file.id)
    return session.scalar(statement.order_by(ProcedureChoice.id.desc()).limit(1))
