"""The mail of an invitation, and the look whether its firm has registered."""

from app.core.clock import now
from app.core.db import session, transaction
from app.core.i18n import in_language
from app.mail.letters import post
from app.memberships.inviting import letters, queries, services
from app.memberships.inviting.messages import MemberInvited
from app.memberships.inviting.models import MemberInvitation


def send_invitation(message: MemberInvited) -> None:
    """Not to who objected, or registered, before the mail went."""
    invitation = queries.find(message.invitation_id)
    if invitation is None or invitation.email is None or invitation.sent_at:
        return
    if queries.has_objected(invitation.mark):
        return
    with in_language(invitation.language):
        post(letters.invitation(invitation, queries.association_of(invitation)), to=invitation.email)
    invitation.sent_at = now()


def note_registered() -> bool:
    """For the worker: which of those who were invited are in the register now. True when there were any."""
    found = queries.registered_since()
    if not found:
        return False
    with transaction():
        for invitation_id, supplier_id in found.items():
            invitation = session.get_one(MemberInvitation, invitation_id)
            services.note_registered(invitation, supplier_id, at=now())
    return True
