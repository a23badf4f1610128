"""Selects on requests for quotation, read-only."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager

from app.core.db import session
from app.mail.models import MailMessage, MailStatus
from app.sourcing.kinds import FileStatus
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.requests.models import DeadlineChange, Invitation, Question, RequestForQuotation
from app.suppliers.models import Supplier


def request_of(file: ProcurementFile) -> RequestForQuotation | None:
    return session.scalar(select(RequestForQuotation).where(RequestForQuotation.file_id == file.id))


def find_request(file_id: int) -> RequestForQuotation | None:
    return session.scalar(select(RequestForQuotation).where(RequestForQuotation.file_id == file_id))


def find_invitation(file_id: int, invitation_id: int) -> Invitation | None:
    invitation = session.get(Invitation, invitation_id)
    return invitation if invitation is not None and invitation.request.file_id == file_id else None


def questions_of(request: RequestForQuotation) -> list[Question]:
    """Oldest first."""
    statement = select(Question).where(Question.request_id == request.id)
    return list(session.scalars(statement.order_by(Question.id)))


def find_question(file_id: int, question_id: int) -> Question | None:
    question = session.get(Question, question_id)
    return question if question is not None and question.request.file_id == file_id else None


def open_invitations(request: RequestForQuotation) -> list[Invitation]:
    """Those that were not withdrawn."""
    statement = select(Invitation).where(Invitation.request_id == request.id, Invitation.withdrawn_at.is_(None))
    return list(session.scalars(statement.order_by(Invitation.id)))


def published_questions(request: RequestForQuotation) -> list[Question]:
    """What all firms may read, in the order in which it was answered."""
    statement = select(Question).where(Question.request_id == request.id, Question.answered_at.is_not(None))
    return list(session.scalars(statement.order_by(Question.answered_at, Question.id)))


def waiting_questions(request: RequestForQuotation) -> list[Question]:
    return [question for question in questions_of(request) if question.answered_at is None]


def waiting_questions_of(invitation: Invitation) -> list[Question]:
    """What this firm asked and nobody answered yet."""
    statement = select(Question).where(Question.invitation_id == invitation.id, Question.answered_at.is_(None))
    return list(session.scalars(statement.order_by(Question.id)))


def extensions_of(request: RequestForQuotation) -> list[DeadlineChange]:
    """Oldest first."""
    statement = select(DeadlineChange).where(DeadlineChange.request_id == request.id)
    return list(session.scalars(statement.order_by(DeadlineChange.id)))


def mails_of(invitations: Sequence[Invitation]) -> dict[int, MailStatus]:
    """What the log of the mail says, by the id of the invitation; nothing of mails that it keeps no more."""
    by_mail = {each.mail_id: each.id for each in invitations if each.mail_id is not None}
    rows = session.execute(select(MailMessage.id, MailMessage.status).where(MailMessage.id.in_(by_mail)))
    return {by_mail[mail_id]: status for mail_id, status in rows}


def invitations_of_firm(supplier: Supplier) -> list[Invitation]:
    """Newest first; also those from before it registered."""
    firm = func.coalesce(ShortlistDecision.supplier_id, OutsideFirm.supplier_id)
    statement = (
        select(Invitation)
        .join(Invitation.decision)
        .outerjoin(OutsideFirm, OutsideFirm.id == ShortlistDecision.outside_firm_id)
        .join(Invitation.request)
        .options(contains_eager(Invitation.request).joinedload(RequestForQuotation.file))
        .where(firm == supplier.id)
    )
    return list(session.scalars(statement.order_by(Invitation.sent_at.desc(), Invitation.id.desc())))


def unfollowed() -> Select[Invitation]:
    """Invitations of which the log of the mail knows how they fared, and that do not say so yet."""
    known = (MailStatus.SENT, MailStatus.FAILED)
    return (
        select(Invitation)
        .join(MailMessage, MailMessage.id == Invitation.mail_id)
        .where(Invitation.delivered_at.is_(None), Invitation.undeliverable_at.is_(None), MailMessage.status.in_(known))
        .order_by(Invitation.id)
    )


def running_requests() -> list[RequestForQuotation]:
    """Out, in open files, with firms that neither answered nor were reminded."""
    silent = (
        select(Invitation.request_id)
        .where(Invitation.withdrawn_at.is_(None), Invitation.undeliverable_at.is_(None))
        .where(Invitation.answer.is_(None), Invitation.reminded_at.is_(None))
    )
    statement = (
        select(RequestForQuotation)
        .join(RequestForQuotation.file)
        .where(ProcurementFile.status == FileStatus.OPEN)
        .where(RequestForQuotation.sent_at.is_not(None), RequestForQuotation.withdrawn_at.is_(None))
        .where(RequestForQuotation.id.in_(silent))
    )
    return list(session.scalars(statement.order_by(RequestForQuotation.id)))
