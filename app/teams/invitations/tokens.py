"""The link in an invitation into a team."""

from app.accounts.invitations.tokens import invitation_in, token_of
from app.teams.models import RoleInvitation

PURPOSE = "accept invitation"


def invitation_token(invitation: RoleInvitation) -> str:
    return token_of(invitation, purpose=PURPOSE)


def invitation_named(token: str) -> RoleInvitation | None:
    return invitation_in(token, RoleInvitation, purpose=PURPOSE)
