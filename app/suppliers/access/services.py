"""Verbs: ask for access, answer, dispute, defend, and the desk's decision."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.workdays import working_days_after
from app.outbox.services import publish
from app.suppliers.access.messages import AccessAnswered, AccessAsked, AccessDisputed, DisputeDecided
from app.suppliers.access.models import AccessRequest, AccessStatus
from app.suppliers.access.queries import undecided_request
from app.suppliers.authority.kinds import CheckMeans
from app.suppliers.authority.services import check
from app.suppliers.details import ContactDetails
from app.suppliers.editors.queries import waiting_invitations
from app.suppliers.editors.services import add_editor
from app.suppliers.editors.services import withdraw as withdraw_invitation
from app.suppliers.filling import set_contact
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.services import changed

ANSWER_DAYS = 10  # working days


def ask(supplier: Supplier, message: str, *, by: User, at: datetime) -> AccessRequest:
    """Ask the owners; a firm that nobody edits any more is a case for the desk at once.

    Raises DomainError for who edits the firm or has asked already.
    """
    take_turn(JOURNAL)
    if any(editor.user_id == by.id for editor in supplier.editors):
        raise DomainError(lazy("You edit this firm already."))
    if undecided_request(supplier, by):
        raise DomainError(lazy("You have asked already. You hear by mail what comes of it."))
    request = AccessRequest(
        supplier=supplier,
        user=by,
        status=AccessStatus.ASKED,
        message=message.strip(),
        asked_at=at,
        due_on=working_days_after(local_date(at), ANSWER_DAYS),
    )
    session.add(request)
    session.flush()  # its id goes into the outbox
    record("access.asked", supplier, by=by, request=request.id)
    if supplier.editors:
        publish(AccessAsked(request.id))
    else:
        dispute(request, "", by=None, at=at)
    return request


def accept(request: AccessRequest, *, by: User, at: datetime) -> None:
    """The asker becomes an editor. Also while the desk looks at it: then nobody needs the desk any more."""
    request.move_to(AccessStatus.ACCEPTED)
    request.answered_at, request.answered_by_id = at, by.id
    add_editor(request.supplier, request.user, EditorRole.EDITOR, by=by, at=at)
    record("access.accepted", request.supplier, by=by, request=request.id)
    publish(AccessAnswered(request.id))


def decline(request: AccessRequest, *, by: User, at: datetime) -> None:
    request.move_to(AccessStatus.DECLINED)
    request.answered_at, request.answered_by_id = at, by.id
    record("access.declined", request.supplier, by=by, request=request.id)
    publish(AccessAnswered(request.id))


def withdraw(request: AccessRequest, *, by: User, at: datetime) -> None:
    """By who asked, also while the desk looks at it: neither the firm nor the desk has anything to answer any more."""
    request.move_to(AccessStatus.WITHDRAWN)
    request.answered_at = at
    record("access.withdrawn", request.supplier, by=by, request=request.id)


def dispute(request: AccessRequest, claim: str, *, by: User | None, at: datetime) -> None:
    """Bring it before the desk; without `by` the term has passed, and the message of before is the claim."""
    request.move_to(AccessStatus.DISPUTED)
    request.disputed_at, request.claim = at, claim.strip() or request.message
    record("access.disputed", request.supplier, by=by, request=request.id)
    publish(AccessDisputed(request.id))


def defend(request: AccessRequest, text: str, *, by: User) -> None:
    """The other side. Raises DomainError once the desk has decided."""
    if request.status is not AccessStatus.DISPUTED:
        raise DomainError(lazy("The desk has decided already."))
    request.defence = text.strip()
    record("access.defended", request.supplier, by=by, request=request.id)


def keep(request: AccessRequest, reason: str, *, by: User, at: datetime) -> None:
    """The desk: the firm stays with who has it."""
    _decide(request, AccessStatus.KEPT, reason, by=by, at=at)
    record("access.kept", request.supplier, by=by, request=request.id, reason=reason)
    publish(DisputeDecided(request.id, []))


def take_over(request: AccessRequest, reason: str, *, means: CheckMeans, by: User, at: datetime) -> None:
    """The desk: the asker becomes the owner, and everybody of before can no longer edit the firm.

    Mail from buyers comes to the new owner until they say otherwise.
    """
    _decide(request, AccessStatus.TAKEN_OVER, reason, by=by, at=at)
    supplier, owner = request.supplier, request.user
    former = [editor.user_id for editor in supplier.editors if editor.user_id != owner.id]
    for invitation in waiting_invitations(supplier):
        withdraw_invitation(invitation, by=by, at=at)
    supplier.editors[:] = [editor for editor in supplier.editors if editor.user_id == owner.id]
    _make_owner(supplier, owner, at=at)
    set_contact(supplier, ContactDetails(email=owner.email, website=supplier.website))
    changed(supplier, "contact", by=by, at=at)
    check(supplier, owner, means=means, note=reason, by=by, at=at)
    record("access.taken_over", supplier, by=by, request=request.id, former=former, owner=owner.id, reason=reason)
    publish(DisputeDecided(request.id, former))


def _make_owner(supplier: Supplier, owner: User, *, at: datetime) -> None:
    if supplier.editors:
        supplier.editors[0].role = EditorRole.OWNER
    else:
        supplier.editors.append(SupplierEditor(user=owner, role=EditorRole.OWNER, since=at))
    session.flush()


def _decide(request: AccessRequest, status: AccessStatus, reason: str, *, by: User, at: datetime) -> None:
    request.move_to(status)
    request.decided_at, request.decided_by_id, request.reason = at, by.id, reason.strip()
