"""The link in an invitation. What is signed changes when it is sent again, so that the earlier link stops."""

from datetime import timedelta
from typing import Protocol, TypeVar

from app.core.db import session
from app.core.security import seal, unseal
from app.core.settings import settings


class Linked(Protocol):
    """`key` is in the link: a new one ends it."""

    @property
    def id(self) -> int: ...
    @property
    def key(self) -> str: ...


Kind = TypeVar("Kind", bound=Linked)


def lifetime() -> timedelta:
    return timedelta(days=settings().INVITATION_DAYS)


def token_of(invitation: Linked, *, purpose: str) -> str:
    return seal(purpose, [invitation.id, invitation.key], settings().SECRET_KEY)


def invitation_in(token: str, kind: type[Kind], *, purpose: str) -> Kind | None:
    """The invitation, open or not; None for a link that is cut, made up or followed by a newer one."""
    # Its own last moment counts; this only keeps what is signed from living for ever.
    match unseal(purpose, token, settings().SECRET_KEY, lifetime() * 2):
        case [int(invitation_id), str(key)]:
            invitation = session.get(kind, invitation_id)
            return invitation if invitation and invitation.key == key else None
    return None
