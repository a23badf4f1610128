"""Selects on requests for quotation, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.requests.models import Invitation, Question, RequestForQuotation


def request_of(file: ProcurementFile) -> RequestForQuotation | None:
    return session.scalar(select(RequestForQuotation).where(RequestForQuotation.file_id == file.id))


def find_invitation(file_id: int, invitation_id: int) -> Invitation | None:
    invitation = session.get(Invitation, invitation_id)
    return invitation if invitation is not None and invitation.request.file_id == file_id else None


def questions_of(request: RequestForQuotation) -> list[Question]:
    """Oldest first."""
    statement = select(Question).where(Question.request_id == request.id)
    return list(session.scalars(statement.order_by(Question.id)))
