"""Selects on quotations, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.models import Quotation, Seal
from app.sourcing.requests.models import Invitation, RequestForQuotation


def seal_of(request: RequestForQuotation) -> Seal | None:
    return session.scalar(select(Seal).where(Seal.request_id == request.id))


def quotations_of(file: ProcurementFile) -> list[Quotation]:
    """In the order of the invitations."""
    statement = select(Quotation).join(Quotation.invitation).join(Invitation.request)
    return list(session.scalars(statement.where(RequestForQuotation.file_id == file.id).order_by(Invitation.id)))
