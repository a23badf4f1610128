"""Write the mails about a request down. A firm whose invitation was withdrawn meanwhile gets no more of them."""

from collections.abc import Callable

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.mail.models import MailMessage
from app.sourcing.requests import letters
from app.sourcing.requests.keys import add_key, replace_key
from app.sourcing.requests.messages import (
    AnswerPublished,
    DeadlineMoved,
    FirmInvited,
    FirmReminded,
    InvitationEnded,
    QuestionAsked,
)
from app.sourcing.requests.models import DeadlineChange, Invitation, Question, RequestForQuotation


def invite(message: FirmInvited) -> None:
    invitation = _open(message.invitation_id)
    if invitation is None:
        return
    key = replace_key(invitation)
    mail = _mail(invitation, lambda request: letters.invitation(request, key))
    session.flush()  # the mail has an id
    invitation.mail_id = mail.id if mail else None


def remind(message: FirmReminded) -> None:
    invitation = _open(message.invitation_id)
    if invitation is not None:
        _mail(invitation, lambda request: letters.reminder(request, add_key(invitation)))


def tell_of_deadline(message: DeadlineMoved) -> None:
    invitation, change = _open(message.invitation_id), session.get_one(DeadlineChange, message.change_id)
    if invitation is not None:
        _mail(invitation, lambda request: letters.deadline_moved(request, change, add_key(invitation)))


def tell_of_answer(message: AnswerPublished) -> None:
    invitation, question = _open(message.invitation_id), session.get_one(Question, message.question_id)
    if invitation is not None:
        _mail(invitation, lambda request: letters.answer_published(request, question, add_key(invitation)))


def tell_of_end(message: InvitationEnded) -> None:
    invitation = session.get_one(Invitation, message.invitation_id)
    reason = invitation.withdrawal_reason or invitation.request.withdrawal_reason or ""
    _mail(invitation, lambda request: letters.ended(request, reason))


def tell_owner(message: QuestionAsked) -> None:
    question = session.get_one(Question, message.question_id)
    owner = question.request.file.owner
    with in_language(owner.language):
        post(letters.question_asked(question, owner), to=owner.email)


def _open(invitation_id: int) -> Invitation | None:
    invitation = session.get_one(Invitation, invitation_id)
    return invitation if invitation.is_open else None


def _mail(invitation: Invitation, write: Callable[[RequestForQuotation], Letter]) -> MailMessage | None:
    """In the language of the request, so that all firms read the same words."""
    if not invitation.sent_to:
        return None
    with in_language(invitation.request.language):
        return post(write(invitation.request), to=invitation.sent_to)
