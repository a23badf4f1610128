"""Who works on a request: buyers of the municipality draft it, the owner of the file or a deputy sends it."""

from app.accounts.models import User
from app.core.model import id_of
from app.sourcing import policies
from app.sourcing.models import ProcurementFile
from app.sourcing.requests.models import Invitation, Question, RequestForQuotation
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import has_role, stepped_aside

may_see = policies.may_see


def may_draft(user: User | None, file: ProcurementFile) -> bool:
    return user is not None and policies.may_change(user, file) and not stepped_aside(user, file)


def may_send(user: User | None, file: ProcurementFile) -> bool:
    """Send, extend, withdraw, remind: what firms get a mail of."""
    if user is None or not may_draft(user, file):
        return False
    return file.owner_id == id_of(user) or has_role(user, file, FileRoleKind.DEPUTY)


def may_change_invitation(user: User | None, invitation: Invitation) -> bool:
    return may_send(user, invitation.request.file)


def may_answer(user: User | None, question: Question) -> bool:
    return may_draft(user, question.request.file)


def may_read(user: User | None, request: RequestForQuotation) -> bool:
    return may_see(user, request.file)


def may_direct(user: User | None, request: RequestForQuotation) -> bool:
    return may_send(user, request.file)
