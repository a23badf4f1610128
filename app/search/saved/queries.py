"""Selects on saved searches."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.accounts.models import User
from app.core.db import session
from app.search.saved.models import SavedSearch
from app.search.saved.questions import Question


def find(saved_id: int) -> SavedSearch | None:
    return session.get(SavedSearch, saved_id)


def searches_of(user: User) -> list[SavedSearch]:
    """By name."""
    statement = select(SavedSearch).where(SavedSearch.owner_id == user.id)
    return list(session.scalars(statement.order_by(func.lower(SavedSearch.name), SavedSearch.id)))


def number_of(user: User) -> int:
    return session.scalar(select(func.count()).select_from(SavedSearch).where(SavedSearch.owner_id == user.id)) or 0


def same_search(user: User, key: str) -> SavedSearch | None:
    return session.scalar(select(SavedSearch).where(SavedSearch.owner_id == user.id, SavedSearch.key == key))


def waits(at: datetime) -> ColumnElement[bool]:
    """For a saved search that is due and not yet done."""
    return (SavedSearch.due_at <= at) & SavedSearch.paused_at.is_(None)


def somebody_waiting(at: datetime) -> tuple[int, datetime] | None:
    """Somebody with an open account and a search that is due, and since when; None when there is nobody.

    Drawn, so that several workers seldom look into the same searches.
    """
    statement = select(SavedSearch.owner_id, SavedSearch.due_at).join(User)
    waiting = statement.where(waits(at), User.confirmed_at.is_not(None)).order_by(func.random())
    row = session.execute(waiting.limit(1)).first()
    return (row[0], row[1]) if row else None


def due_searches(owner_id: int, at: datetime) -> list[int]:
    """Their ids, oldest first."""
    statement = select(SavedSearch.id).where(SavedSearch.owner_id == owner_id, waits(at)).order_by(SavedSearch.id)
    return list(session.scalars(statement))


def question_and_told(search_id: int) -> tuple[Question, dict[str, Any] | None]:
    """Past the session, which would hold on to what can be long."""
    columns = select(SavedSearch.question, SavedSearch.told).where(SavedSearch.id == search_id)
    question, told = session.execute(columns).one()
    return question, told


def take_owner(owner_id: int) -> User | None:
    """Locked until the commit; None when another worker has them, or the account was closed meanwhile.

    The lock leaves rows that point at the person alone.
    """
    statement = select(User).where(User.id == owner_id, User.confirmed_at.is_not(None))
    return session.scalar(statement.with_for_update(skip_locked=True, key_share=True))


def take_due_searches(owner: User, at: datetime) -> list[SavedSearch]:
    """Oldest first, locked until the commit."""
    statement = select(SavedSearch).where(SavedSearch.owner_id == owner.id, waits(at)).order_by(SavedSearch.id)
    return list(session.scalars(statement.with_for_update()))
