"""Selects on saved searches."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import undefer

from app.accounts.models import User
from app.core.db import session
from app.search.saved.models import SavedSearch


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


def waiting_since(at: datetime) -> datetime | None:
    """Since when the search that waits longest is due; None when none of an open account is."""
    statement = select(func.min(SavedSearch.due_at)).join(User).where(waits(at), User.confirmed_at.is_not(None))
    return session.scalar(statement)


def take_owner(at: datetime) -> User | None:
    """Somebody with an open account and a search that is due, locked until the commit.

    Of two workers each gets somebody else, or none. The lock leaves rows that point at the person alone.
    """
    due = select(SavedSearch.id).where(SavedSearch.owner_id == User.id, waits(at)).exists()
    statement = select(User).where(User.confirmed_at.is_not(None), due).order_by(User.id).limit(1)
    return session.scalar(statement.with_for_update(skip_locked=True, key_share=True))


def take_due_searches(owner: User, at: datetime) -> list[SavedSearch]:
    """Oldest first, locked until the commit."""
    statement = select(SavedSearch).where(SavedSearch.owner_id == owner.id, waits(at)).order_by(SavedSearch.id)
    return list(session.scalars(statement.options(undefer(SavedSearch.told)).with_for_update()))
