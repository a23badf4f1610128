"""Selects on quotations, read-only."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.accounts.models import User
from app.core.db import session
from app.core.model import id_of
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.models import (
    Consensus,
    OpeningEntry,
    Quotation,
    Score,
    Seal,
    SealEnvelope,
    SealHolder,
)
from app.sourcing.requests.models import AwardCriterion, CriterionKind, Invitation, RequestForQuotation
from app.sourcing.requests.queries import request_of


def seal_of(request: RequestForQuotation) -> Seal | None:
    return session.scalar(select(Seal).where(Seal.request_id == request.id))


def seal_in(file: ProcurementFile) -> Seal | None:
    statement = select(Seal).join(Seal.request).where(RequestForQuotation.file_id == file.id)
    return session.scalar(statement)


def can_receive(request: RequestForQuotation) -> bool:
    """Whether a quotation could be kept: one under seal only when all three holders are ready."""
    if not request.is_sealed:
        return True
    seal = seal_of(request)
    return seal is not None and seal.public_key is not None


def holder_in(file: ProcurementFile, user: User | None) -> SealHolder | None:
    """What the person holds of the seal of this file."""
    if user is None:
        return None
    statement = select(SealHolder).join(SealHolder.seal).join(Seal.request)
    mine = statement.where(RequestForQuotation.file_id == file.id, SealHolder.user_id == id_of(user))
    return session.scalar(mine)


def envelopes_of(seal: Seal) -> list[SealEnvelope]:
    return list(session.scalars(select(SealEnvelope).where(SealEnvelope.seal_id == seal.id).order_by(SealEnvelope.id)))


def entries_of(seal: Seal) -> list[OpeningEntry]:
    """Every attempt to open, oldest first."""
    return list(session.scalars(select(OpeningEntry).where(OpeningEntry.seal_id == seal.id).order_by(OpeningEntry.id)))


def quotations_of(file: ProcurementFile) -> list[Quotation]:
    """In the order of the invitations."""
    statement = select(Quotation).join(Quotation.invitation).join(Invitation.request)
    return list(session.scalars(statement.where(RequestForQuotation.file_id == file.id).order_by(Invitation.id)))


def quotation_of(invitation: Invitation) -> Quotation | None:
    return session.scalar(select(Quotation).where(Quotation.invitation_id == invitation.id))


def find_quotation(file_id: int, quotation_id: int) -> Quotation | None:
    quotation = session.get(Quotation, quotation_id)
    return quotation if quotation is not None and quotation.invitation.request.file_id == file_id else None


def stored_names(names: Collection[str]) -> set[str]:
    """Those of these files that belong to a quotation."""
    return set(session.scalars(select(Quotation.stored_as).where(Quotation.stored_as.in_(names))))


def quality_criteria(file: ProcurementFile) -> list[AwardCriterion]:
    request = request_of(file)
    return [each for each in request.criteria if each.kind is CriterionKind.QUALITY] if request else []


def scores_of(quotations: Sequence[Quotation]) -> list[Score]:
    """Of everybody, drafts too; oldest first."""
    wanted = [quotation.id for quotation in quotations]
    return list(session.scalars(select(Score).where(Score.quotation_id.in_(wanted)).order_by(Score.id)))


def agreed_on(quotations: Sequence[Quotation]) -> list[Consensus]:
    wanted = [quotation.id for quotation in quotations]
    return list(session.scalars(select(Consensus).where(Consensus.quotation_id.in_(wanted)).order_by(Consensus.id)))
