"""Who came by an invitation, kept in the cookie until the firm is handed in."""

from flask import session

from app.accounts.models import User
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.queries import inviting_association

INVITED_BY = "invited by"  # kept when somebody signs in: see accounts/signing_in.py


def remember(invitation: MemberInvitation) -> None:
    session[INVITED_BY] = invitation.id


def association_inviting(user: User) -> int | None:
    """The association whose invitation brought this person here, by link or by address."""
    followed = session.get(INVITED_BY)
    found = inviting_association(user.email, followed if isinstance(followed, int) else None)
    return found.id if found else None
