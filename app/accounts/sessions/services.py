"""Verbs on sessions: begin, renew, notice, end."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from app.accounts.models import User
from app.accounts.sessions.messages import NewDevice
from app.accounts.sessions.models import Method, UserSession
from app.accounts.sessions.queries import knows_browser, sessions_of, was_here_before
from app.audit.services import record
from app.core.db import session
from app.core.i18n import Text
from app.outbox.services import publish


def new_key() -> str:
    return secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """A key has 256 random bits, so a plain digest cannot be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


def begin(
    user: User, *, key: str, browser: str, method: Method, device: str, is_strong: bool, at: datetime
) -> UserSession:
    """A person signs in. They get a mail when they never did so with this browser, and did so with another."""
    is_new = was_here_before(user) and not knows_browser(user, digest(browser))
    begun = UserSession(
        user_id=user.id,
        key_digest=digest(key),
        browser_digest=digest(browser),
        method=method,
        device=device,
        created_at=at,
        confirmed_at=at,
        strong_at=at if is_strong else None,
        seen_at=at,
    )
    session.add(begun)
    session.flush()  # its id goes into the message
    if is_new:
        publish(NewDevice(begun.id))
    return begun


def renew(opened: UserSession, *, key: str, at: datetime) -> None:
    """The person showed once more who they are: the session gets another key (the old cookie opens nothing)."""
    opened.key_digest = digest(key)
    opened.confirmed_at = opened.seen_at = at


def strengthen(opened: UserSession, *, at: datetime) -> None:
    opened.strong_at = opened.strong_at or at


def note_seen(session_id: int, *, at: datetime) -> None:
    session.execute(update(UserSession).where(UserSession.id == session_id).values(seen_at=at))


def end(ended: UserSession, *, by: User, at: datetime) -> None:
    """Signing out here, or ending it from another device: then its browser is a stranger again."""
    if ended.ended_at is not None:
        return
    ended.ended_at = at
    record("session.ended", ended, by=by)


def forget_browser(ended: UserSession) -> None:
    """Whoever uses that browser is no longer known by it, neither to signing in nor to the mail about new devices."""
    browser = ended.browser_digest
    session.execute(
        update(UserSession)
        .where(UserSession.user_id == ended.user_id, UserSession.browser_digest == browser)
        .values(browser_digest=None)
    )


def end_others(user: User, *, kept: UserSession, at: datetime) -> int:
    """End all of somebody's sessions but one; returns how many those were."""
    others = list(
        session.scalars(
            select(UserSession).where(
                UserSession.user_id == user.id, UserSession.ended_at.is_(None), UserSession.id != kept.id
            )
        )
    )
    for other in others:
        end(other, by=user, at=at)
        if other.browser_digest != kept.browser_digest:
            forget_browser(other)
    return len(others)


def end_all(user: User, *, at: datetime) -> None:
    """Nothing that this person is signed in with opens anything any more. The caller records why."""
    session.execute(
        update(UserSession).where(UserSession.user_id == user.id, UserSession.ended_at.is_(None)).values(ended_at=at)
    )


def collect(user: User) -> list[dict[str, Any]]:
    """What is held of a person's sessions, newest first."""
    return [
        {
            "device": each.device,
            "method": each.method.value,
            "signed_in_at": each.created_at.isoformat(),
            "last_seen_at": each.seen_at.isoformat(),
            "ended_at": each.ended_at.isoformat() if each.ended_at else None,
        }
        for each in sessions_of(user)
    ]


def erase(user: User) -> list[Text]:
    """All of it goes."""
    session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    return []


def count_older(moment: datetime) -> int:
    return session.scalar(select(func.count()).select_from(UserSession).where(UserSession.seen_at < moment)) or 0


def remove_older(moment: datetime, at_most: int) -> int:
    """A session lasts hours at most, so one that was last seen before then is over."""
    ids = session.scalars(select(UserSession.id).where(UserSession.seen_at < moment).limit(at_most)).all()
    session.execute(delete(UserSession).where(UserSession.id.in_(ids)))
    return len(ids)
