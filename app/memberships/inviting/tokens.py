"""The links in an invitation: one to register by, one to object with."""

from datetime import timedelta

from app.core.security import seal, unseal
from app.core.settings import settings
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.queries import find

FOLLOW, OBJECT = "member invitation", "object to member invitation"
LASTS = timedelta(days=365)
OBJECTION_LASTS = timedelta(days=3650)  # for as long as mail is kept


def follow_token(invitation: MemberInvitation) -> str:
    return seal(FOLLOW, invitation.id, settings().SECRET_KEY)


def invitation_to_follow(token: str) -> MemberInvitation | None:
    """None for a link that is old, cut or of something else."""
    return _invitation_in(unseal(FOLLOW, token, settings().SECRET_KEY, LASTS))


def objection_token(invitation: MemberInvitation) -> str:
    return seal(OBJECT, invitation.id, settings().SECRET_KEY)


def invitation_to_object(token: str) -> MemberInvitation | None:
    return _invitation_in(unseal(OBJECT, token, settings().SECRET_KEY, OBJECTION_LASTS))


def _invitation_in(content: object) -> MemberInvitation | None:
    return find(content) if isinstance(content, int) else None
