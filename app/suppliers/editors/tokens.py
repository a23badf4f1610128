"""The link in an invitation to edit a firm."""

from app.accounts.invitations.tokens import invitation_in, token_of
from app.suppliers.editors.models import EditorInvitation

PURPOSE = "edit a firm"


def editor_token(invitation: EditorInvitation) -> str:
    return token_of(invitation, purpose=PURPOSE)


def invitation_named(token: str) -> EditorInvitation | None:
    return invitation_in(token, EditorInvitation, purpose=PURPOSE)
