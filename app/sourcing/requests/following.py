"""The worker's part: what became of the mails, and the reminder two working days before firms have to answer."""

from datetime import date, datetime

from app.audit.services import record
from app.core.clock import local_date, now
from app.core.db import session, take_turn, transaction
from app.core.workdays import working_days_before
from app.mail.models import MailMessage, MailStatus
from app.sourcing.requests.changing import remind
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.sourcing.requests.queries import running_requests, unfollowed

WORKING_DAYS_BEFORE = 2


def follow_mail() -> bool:
    """Note how one mail fared; False when nothing waits. A failed one frees the turn of the firm (turns.py)."""
    if session.scalar(unfollowed().with_only_columns(Invitation.id).limit(1)) is None:
        return False
    with transaction():
        take_turn("following of invitations")
        invitation = session.scalar(unfollowed().limit(1))
        if invitation is not None:
            _note(invitation, session.get_one(MailMessage, invitation.mail_id))
    return True


def _note(invitation: Invitation, mail: MailMessage) -> None:
    has_gone = mail.status is MailStatus.SENT
    if has_gone:
        invitation.delivered_at = mail.sent_at
    else:
        invitation.undeliverable_at = now()
    file = invitation.request.file
    record("request.delivered" if has_gone else "request.undeliverable", file, by=None, invitation_id=invitation.id)


def remind_silent() -> bool:
    """Remind for one request that is due; False when none is."""
    at = now()
    due = next((request for request in running_requests() if is_due(request, at)), None)
    if due is None:
        return False
    with transaction():
        remind(due, by=None, at=at)
    return True


def is_due(request: RequestForQuotation, at: datetime) -> bool:
    """Not for a request that went out so late that the day of its reminder was past already."""
    day = reminder_day(request)
    return at < request.deadline and local_date(request.sent_at or at) < day <= local_date(at)


def reminder_day(request: RequestForQuotation) -> date:
    return working_days_before(request.answer_by or local_date(request.deadline), WORKING_DAYS_BEFORE)
