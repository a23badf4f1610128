"""Questions about sessions."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import contains_eager

from app.accounts.models import User
from app.accounts.sessions.models import UserSession
from app.core.db import session


def find(session_id: int) -> UserSession | None:
    return session.get(UserSession, session_id)


def with_key(key_digest: str) -> UserSession | None:
    """The session and its person, in one query."""
    statement = select(UserSession).join(UserSession.user).options(contains_eager(UserSession.user))
    return session.scalar(statement.where(UserSession.key_digest == key_digest))


def live_sessions(user: User, *, at: datetime, idle: timedelta, longest: timedelta) -> list[UserSession]:
    """Those that still open something, the last seen first."""
    statement = select(UserSession).where(
        UserSession.user_id == user.id,
        UserSession.ended_at.is_(None),
        UserSession.seen_at > at - idle,
        UserSession.created_at > at - longest,
    )
    return list(session.scalars(statement.order_by(UserSession.seen_at.desc(), UserSession.id.desc())))


def earlier_sessions(user: User, live: list[UserSession], limit: int = 10) -> list[UserSession]:
    """The newest of those that are over."""
    return [each for each in sessions_of(user, limit + len(live)) if each not in live][:limit]


def sessions_of(user: User, limit: int = 1000) -> list[UserSession]:
    """The newest first, ended ones too."""
    statement = select(UserSession).where(UserSession.user_id == user.id)
    return list(session.scalars(statement.order_by(UserSession.id.desc()).limit(limit)))


def was_here_before(user: User) -> bool:
    return bool(session.scalar(select(exists().where(UserSession.user_id == user.id))))


def knows_browser(user: User, browser_digest: str) -> bool:
    return bool(
        session.scalar(
            select(exists().where(UserSession.user_id == user.id, UserSession.browser_digest == browser_digest))
        )
    )


def email_knows_browser(email: str, browser_digest: str) -> bool:
    """Whether the person with this address, if there is one, signed in with this browser before."""
    statement = select(UserSession.id).join(UserSession.user)
    found = session.scalar(statement.where(User.email == email, UserSession.browser_digest == browser_digest).limit(1))
    return found is not None
