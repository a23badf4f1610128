"""Selects on proposals, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.rotation.models import SelectionProposal


def proposals_of(file: ProcurementFile) -> list[SelectionProposal]:
    """Oldest first; the last one is what people see."""
    statement = select(SelectionProposal).where(SelectionProposal.file_id == file.id)
    return list(session.scalars(statement.order_by(SelectionProposal.id)))


def newest_from(longlist: Longlist) -> SelectionProposal | None:
    """What people see of this longlist."""
    statement = select(SelectionProposal).where(SelectionProposal.longlist_id == longlist.id)
    return session.scalar(statement.order_by(SelectionProposal.id.desc()).limit(1))
