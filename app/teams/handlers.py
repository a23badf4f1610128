"""Mails about invitations and roles."""

from app.accounts.models import RoleAssignment
from app.core.clock import now
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.teams import letters
from app.teams.messages import InvitationAccepted, InvitationSent, RoleEnded
from app.teams.queries import find_invitation


def send_invitation(message: InvitationSent) -> None:
    """Not when it was withdrawn before the mail went."""
    sent = find_invitation(message.invitation_id)
    if sent is not None and sent.is_open_at(now()):
        with in_language(sent.language):
            post(letters.invitation(sent), to=sent.email)


def tell_sender(message: InvitationAccepted) -> None:
    sent = find_invitation(message.invitation_id)
    if sent is not None:
        with in_language(sent.invited_by.language):
            post(letters.accepted(sent), to=sent.invited_by.email)


def tell_of_ended_role(message: RoleEnded) -> None:
    assignment = session.get(RoleAssignment, message.assignment_id)
    if assignment is not None:
        with in_language(assignment.user.language):
            post(letters.role_ended(assignment), to=assignment.user.email)
