"""The link in an invitation. What is signed changes when it is sent again, so that the earlier link stops."""

from datetime import timedelta

from app.core.db import session
from app.core.security import seal, unseal
from app.core.settings import settings
from app.suppliers.editors.models import EditorInvitation

PURPOSE = "edit a firm"


def lifetime() -> timedelta:
    return timedelta(days=settings().INVITATION_DAYS)


def editor_token(invitation: EditorInvitation) -> str:
    return seal(PURPOSE, [invitation.id, invitation.key], settings().SECRET_KEY)


def invitation_named(token: str) -> EditorInvitation | None:
    """The invitation, open or not; None for a link that is cut, made up or followed by a newer one."""
    # Its own last moment counts; this only keeps what is signed from living for ever.
    match unseal(PURPOSE, token, settings().SECRET_KEY, lifetime() * 2):
        case [int(invitation_id), str(key)]:
            invitation = session.get(EditorInvitation, invitation_id)
            return invitation if invitation and invitation.key == key else None
    return None
