"""Whose standard texts they are: a board's, or the desk's."""

from dataclasses import dataclass

from sqlalchemy import select

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk, sits_on_board
from app.approvals.models import Application
from app.core.db import session
from app.organisations.models import Association

DESK = "loket"


@dataclass(frozen=True)
class Owner:
    """`association` is None for the desk."""

    association: Association | None

    @property
    def key(self) -> str:
        return self.association.key if self.association else DESK


def find_owner(key: str) -> Owner | None:
    if key == DESK:
        return Owner(None)
    association = session.scalar(select(Association).where(Association.key == key))
    return Owner(association) if association else None


def owner_for(application: Application) -> Owner:
    return Owner(application.association)


def owners_of(user: User) -> list[Owner]:
    """Whose texts the person may change."""
    boards = select(Association).where(Association.id.in_(boards_of(user))).order_by(Association.name)
    return [*map(Owner, session.scalars(boards)), *([Owner(None)] if is_desk(user) else [])]


def may_edit_texts(user: User | None, owner: Owner) -> bool:
    if owner.association is None:
        return is_desk(user)
    return sits_on_board(user, owner.association.id)
