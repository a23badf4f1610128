"""Selects on proposals, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.rotation.models import SelectionProposal


def proposals_of(file: ProcurementFile) -> list[SelectionProposal]:
    """Oldest first; the last one is what people see."""
    statement = select(SelectionProposal).where(SelectionProposal.file_id == file.id)
    return list(session.scalars(statement.order_by(SelectionProposal.id)))
