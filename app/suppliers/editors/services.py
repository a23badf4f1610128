"""Verbs on who edits a firm: invite, accept, change a role, take out, leave. A firm always keeps an owner."""

from datetime import datetime, timedelta

from app.accounts import services as accounts
from app.accounts.invitations.services import demand_open, demand_receiver, demand_waiting, make_account
from app.accounts.models import User
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.suppliers.editors.messages import EditorInvited, EditorJoined, EditorLeft, EditorRoleChanged
from app.suppliers.editors.models import EditorInvitation, new_key
from app.suppliers.editors.queries import waiting_invitations
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier, SupplierEditor


def invite(
    supplier: Supplier, email: str, role: EditorRole, *, language: str, by: User, at: datetime, lasts: timedelta
) -> EditorInvitation:
    """Send a mail with a link. Raises DomainError when they are in, or have a link that works."""
    take_turn(JOURNAL)
    address = accounts.normalised(email)
    if any(editor.user.email == address for editor in supplier.editors):
        raise DomainError(lazy("Somebody with this address edits the firm already."))
    if any(each.email == address and each.is_open_at(at) for each in waiting_invitations(supplier)):
        raise DomainError(lazy("There is an invitation to this address that still works. You can send it again."))
    invitation = EditorInvitation(
        supplier=supplier, email=address, role=role, language=language, sent_at=at, expires_at=at + lasts
    )
    invitation.invited_by = by
    session.add(invitation)
    session.flush()  # its id goes into the outbox
    record("editor.invited", supplier, by=by, role=role, invitation=invitation.id)
    publish(EditorInvited(invitation.id))
    return invitation


def send_again(invitation: EditorInvitation, *, by: User, at: datetime, lasts: timedelta) -> None:
    """With a new link: the one in the earlier mail stops working. Raises InvitationClosed."""
    demand_waiting(invitation)
    invitation.key, invitation.invited_by = new_key(), by
    invitation.sent_at, invitation.expires_at = at, at + lasts
    record("editor.invited", invitation.supplier, by=by, role=invitation.role, invitation=invitation.id)
    publish(EditorInvited(invitation.id))


def withdraw(invitation: EditorInvitation, *, by: User, at: datetime) -> None:
    """Raises InvitationClosed when somebody was faster."""
    demand_waiting(invitation)
    invitation.withdrawn_at = at
    record("editor.invitation_withdrawn", invitation.supplier, by=by, invitation=invitation.id)


def accept(invitation: EditorInvitation, *, user: User, at: datetime) -> None:
    """Raises InvitationClosed, also for another's address."""
    take_turn(JOURNAL)
    demand_open(invitation, at)
    demand_receiver(invitation, user)
    invitation.accepted_at = at
    add_editor(invitation.supplier, user, invitation.role, by=user, at=at)


def accept_with_new_account(invitation: EditorInvitation, *, name: str, password: str, at: datetime) -> User:
    """Make the account first: see make_account."""
    user = make_account(invitation, name=name, password=password, at=at)
    accept(invitation, user=user, at=at)
    return user


def add_editor(supplier: Supplier, user: User, role: EditorRole, *, by: User, at: datetime) -> None:
    """Let somebody in; nothing happens to who is in already."""
    if any(editor.user_id == user.id for editor in supplier.editors):
        return
    supplier.editors.append(SupplierEditor(user=user, role=role, since=at))
    session.flush()
    record("editor.joined", supplier, by=by, user_id=user.id, role=role)
    publish(EditorJoined(supplier.id, user.id))


def change_role(editor: SupplierEditor, role: EditorRole, *, by: User) -> None:
    """Raises DomainError when the firm would have no owner left."""
    take_turn(JOURNAL)
    if role is editor.role:
        return
    if role is not EditorRole.OWNER:
        _demand_other_owner(editor)
    editor.role = role
    record("editor.role_changed", editor.supplier, by=by, user_id=editor.user_id, role=role)
    publish(EditorRoleChanged(editor.supplier_id, editor.user_id))


def take_out(editor: SupplierEditor, *, by: User, at: datetime) -> None:
    """Also by the person themselves. Invitations that they sent end too. Raises DomainError for the last owner."""
    take_turn(JOURNAL)
    _demand_other_owner(editor)
    supplier = editor.supplier
    for invitation in waiting_invitations(supplier):
        if invitation.invited_by_id == editor.user_id:
            withdraw(invitation, by=by, at=at)
    supplier.editors.remove(editor)
    record("editor.left", supplier, by=by, user_id=editor.user_id)
    publish(EditorLeft(supplier.id, editor.user_id, by.id))


def _demand_other_owner(editor: SupplierEditor) -> None:
    others = (each for each in editor.supplier.editors if each.user_id != editor.user_id)
    if editor.role is EditorRole.OWNER and all(each.role is not EditorRole.OWNER for each in others):
        raise DomainError(lazy("A firm needs an owner. Make somebody else an owner first."))
