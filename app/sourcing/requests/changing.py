"""What can be done after a request was sent: remind, extend, repair an address, withdraw."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.core.model import id_of
from app.mail.models import MailMessage, MailStatus
from app.outbox.services import publish
from app.sourcing.requests.messages import DeadlineMoved, FirmInvited, FirmReminded, InvitationEnded
from app.sourcing.requests.models import DeadlineChange, Invitation, RequestForQuotation
from app.sourcing.requests.queries import open_invitations
from app.sourcing.requests.services import take_turn_of

NOT_GONE = (MailStatus.FAILED, MailStatus.UNKNOWN)


def remind(request: RequestForQuotation, *, by: User | None, at: datetime) -> int:
    """Mail the firms that did not answer, each once in all; how many those are. `by` None: the worker, on the day."""
    take_turn_of(request.file)
    _demand_running(request, at)
    silent = [each for each in open_invitations(request) if awaits_reminder(each)]
    for invitation in silent:
        invitation.reminded_at = at
        publish(FirmReminded(invitation.id))
    if silent:
        record("request.reminded", request.file, by=by, invitations=[each.id for each in silent])
    return len(silent)


def awaits_reminder(invitation: Invitation) -> bool:
    return invitation.answer is None and invitation.reminded_at is None and invitation.undeliverable_at is None


def extend(request: RequestForQuotation, deadline: datetime, *, reason: str, by: User, at: datetime) -> DeadlineChange:
    """Move the deadline for all firms. Raises DomainError when it has passed, or the new one is not later."""
    take_turn_of(request.file)
    _demand_running(request, at)
    if deadline <= request.deadline:
        raise DomainError(lazy("Choose a moment after the present deadline."))
    old, request.deadline = request.deadline, deadline
    change = DeadlineChange(
        request_id=request.id,
        old=old,
        new=deadline,
        reason=_demand_reason(reason),
        changed_at=at,
        changed_by=by,
    )
    session.add(change)
    session.flush()  # its id goes into the messages
    for invitation in open_invitations(request):
        publish(DeadlineMoved(invitation.id, change.id))
    record("request.extended", request.file, by=by, old=old, new=deadline, reason=change.reason)
    return change


def send_again(invitation: Invitation, address: str, *, by: User, at: datetime) -> None:
    """To another address, when the mail did not arrive. Links of the earlier mail open nothing any more."""
    request = invitation.request
    take_turn_of(request.file)
    _demand_running(request, at)
    _demand_open(invitation)
    if not can_be_sent_again(invitation):
        raise DomainError(lazy("The mail to this firm went, or is on its way. It is not sent twice."))
    invitation.sent_to, invitation.mail_id = address, None
    invitation.undeliverable_at = None
    publish(FirmInvited(invitation.id))
    record("request.sent_again", request.file, by=by, invitation_id=invitation.id)


def can_be_sent_again(invitation: Invitation) -> bool:
    mail = session.get(MailMessage, invitation.mail_id) if invitation.mail_id else None
    return invitation.undeliverable_at is not None or (mail is not None and mail.status in NOT_GONE)


def note_return(invitation: Invitation, *, by: User, at: datetime) -> None:
    """A mail that was delivered came back to the buyer after all. Raises DomainError when the firm has read it."""
    if invitation.first_visit_at is not None or invitation.answer is not None:
        raise DomainError(lazy("The firm has read or answered the request already."))
    _demand_open(invitation)
    invitation.delivered_at, invitation.undeliverable_at = None, at
    record("request.came_back", invitation.request.file, by=by, invitation_id=invitation.id)


def withdraw_invitation(invitation: Invitation, *, reason: str, by: User, at: datetime) -> None:
    """The page of the firm closes, and the firm hears why. Raises DomainError when it was withdrawn already."""
    file = invitation.request.file
    take_turn_of(file)
    _demand_open(invitation)
    invitation.withdrawn_at, invitation.withdrawal_reason = at, _demand_reason(reason)
    publish(InvitationEnded(invitation.id))
    record("request.firm_withdrawn", file, by=by, invitation_id=invitation.id, reason=invitation.withdrawal_reason)


def withdraw(request: RequestForQuotation, *, reason: str, by: User, at: datetime) -> None:
    """All pages close, and every firm hears why. Raises DomainError when it is not out."""
    take_turn_of(request.file)
    if not request.is_out:
        raise DomainError(NOT_OUT)
    firms = open_invitations(request)
    request.withdrawn_at, request.withdrawn_by_id = at, id_of(by)
    request.withdrawal_reason = _demand_reason(reason)
    for invitation in firms:
        publish(InvitationEnded(invitation.id))
    record("request.withdrawn", request.file, by=by, request_id=request.id, reason=request.withdrawal_reason)


NOT_OUT: Text = lazy("This request was not sent, or it was withdrawn.")


def _demand_running(request: RequestForQuotation, at: datetime) -> None:
    if not request.is_out:
        raise DomainError(NOT_OUT)
    if at >= request.deadline:
        raise DomainError(lazy("The deadline has passed. Nothing changes any more."))


def _demand_open(invitation: Invitation) -> None:
    if not invitation.is_open:
        raise DomainError(lazy("This invitation was withdrawn."))


def _demand_reason(reason: str) -> str:
    if not reason.strip():
        raise DomainError(lazy("Give the reason."))
    return reason.strip()
