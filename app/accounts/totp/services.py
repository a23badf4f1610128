"""Verbs on codes from an app: add, use, remove."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete

from app.accounts.models import User
from app.accounts.totp import codes, recovery
from app.accounts.totp.messages import AppAdded, AppRemoved
from app.accounts.totp.models import TotpSecret
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.core.sealing import lock, unlock
from app.outbox.services import publish

PURPOSE = "totp secret"


def find(user: User) -> TotpSecret | None:
    return session.get(TotpSecret, user.id)


def has_app(user: User) -> bool:
    return find(user) is not None


def add(user: User, secret: str, code: str, *, key: str, at: datetime) -> None:
    """From now on the person signs in with codes of their app; one they had before no longer counts.

    `key` is the secret of the installation. Raises DomainError when the code is not one of this secret.
    """
    step = codes.step_of(secret, code, at)
    if step is None:
        raise DomainError(lazy("This code is not right. Type the code that your app shows now."))
    store(user, secret, last_step=step, key=key, at=at)
    record("totp.added", user, by=user)
    publish(AppAdded(user.id))


def store(user: User, secret: str, *, last_step: int, key: str, at: datetime) -> None:
    """In place of the one that was there. Codes up to `last_step` do not work."""
    kept = find(user) or TotpSecret(user_id=user.id)
    kept.locked, kept.last_step, kept.created_at, kept.used_at = lock(PURPOSE, secret, key), last_step, at, None
    session.add(kept)


def use(user: User, code: str, *, key: str, at: datetime) -> bool:
    """Whether the code is right and new; it and earlier ones never work again (RFC 6238, section 5.2)."""
    kept = session.get(TotpSecret, user.id, with_for_update=True)  # of two at once, the second finds it used
    secret = unlock(PURPOSE, kept.locked, key) if kept else None
    step = codes.step_of(secret, code, at) if secret else None
    if kept is None or step is None or step <= kept.last_step:
        return False
    kept.last_step, kept.used_at = step, at
    return True


def remove(user: User, *, by: User) -> None:
    kept = find(user)
    if kept is None:
        return
    session.delete(kept)
    record("totp.removed", user, by=by)
    publish(AppRemoved(user.id))


def collect(user: User) -> dict[str, Any]:
    """When, and how many; never the secret or a code."""
    kept = find(user)
    return {
        "app_since": kept.created_at.isoformat() if kept else None,
        "app_last_used_at": kept.used_at.isoformat() if kept and kept.used_at else None,
        "recovery_codes_left": recovery.left(user),
    }


def erase(user: User) -> list[Text]:
    """All of it goes."""
    forget(user)
    return []


def forget(user: User) -> None:
    """The app and the codes on paper, for somebody who lost them. The caller records why."""
    session.execute(delete(TotpSecret).where(TotpSecret.user_id == user.id))
    recovery.erase(user)
