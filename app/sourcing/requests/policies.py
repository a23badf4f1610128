"""Who works on a request: buyers of the municipality draft it, the owner of the file or a deputy sends it."""

from app.accounts.models import User
from app.sourcing import policies
from app.sourcing.models import ProcurementFile
from app.sourcing.requests.models import Invitation, Question, RequestForQuotation
from app.sourcing.roles.queries import leads

may_see = policies.may_see


def may_draft(user: User | None, file: ProcurementFile) -> bool:
    return policies.may_change(user, file)


def may_send(user: User | None, file: ProcurementFile) -> bool:
    """Send, extend, withdraw, remind: what firms get a mail of."""
    return may_draft(user, file) and leads(user, file)


def may_change_invitation(user: User | None, invitation: Invitation) -> bool:
    return may_send(user, invitation.request.file)


def may_answer(user: User | None, question: Question) -> bool:
    return may_draft(user, question.request.file)


def may_read(user: User | None, request: RequestForQuotation) -> bool:
    return may_see(user, request.file)


def may_direct(user: User | None, request: RequestForQuotation) -> bool:
    return may_send(user, request.file)
