"""What an invited firm does on its page, and the answers to its questions."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.sourcing.requests.details import Reply
from app.sourcing.requests.messages import AnswerPublished, QuestionAsked
from app.sourcing.requests.models import Answer, Invitation, Question
from app.sourcing.requests.queries import open_invitations
from app.sourcing.requests.services import take_turn_of


def note_visit(invitation: Invitation, *, at: datetime) -> None:
    """The first time only: the mail says that this is noted."""
    if invitation.first_visit_at is None:
        invitation.first_visit_at = at
        record("request.visited", invitation.request.file, by=None, invitation_id=invitation.id)


def answer(invitation: Invitation, reply: Reply, *, by: User | None, at: datetime) -> None:
    """Until the deadline a firm can change its mind. `by` None: somebody with the link, without an account.

    Raises DomainError after the deadline, and on a decline without a reason.
    """
    if at >= invitation.request.deadline:
        raise DomainError(lazy("The deadline has passed. Your answer cannot be changed any more."))
    declines = reply.answer is Answer.DECLINED
    if declines and reply.reason is None:
        raise DomainError(lazy("Choose the reason."))
    invitation.answer, invitation.answered_at = reply.answer, at
    invitation.decline_reason = reply.reason if declines else None
    invitation.decline_text = reply.text if declines else None
    file = invitation.request.file
    record("request.answered", file, by=by, invitation_id=invitation.id, answer=reply.answer)


def ask(invitation: Invitation, text: str, *, by: User | None, at: datetime) -> Question:
    """Raises DomainError when the time for questions is over."""
    request = invitation.request
    if at >= request.last_question_at:
        raise DomainError(lazy("The time for questions is over."))
    question = Question(request=request, invitation_id=invitation.id, text=text.strip(), asked_at=at)
    session.add(question)
    session.flush()  # its id goes into the message
    publish(QuestionAsked(question.id))
    record("request.question_asked", request.file, by=by, invitation_id=invitation.id, question_id=question.id)
    return question


def publish_answer(question: Question, *, published: str, answer: str, by: User, at: datetime) -> None:
    """Mail question and answer to all firms, in words that tell nobody who asked. Raises DomainError.

    Not after the deadline: a firm could not use it any more.
    """
    request = question.request
    take_turn_of(request.file)
    if question.answered_at is not None:
        raise DomainError(lazy("A colleague answered this question meanwhile."))
    if not request.is_out or at >= request.deadline:
        raise DomainError(lazy("The deadline has passed, or the request was withdrawn: nothing is sent any more."))
    question.published, question.answer = published.strip(), answer.strip()
    question.answered_at, question.answered_by = at, by
    for invitation in open_invitations(request):
        publish(AnswerPublished(invitation.id, question.id))
    record("request.question_answered", request.file, by=by, question_id=question.id)
