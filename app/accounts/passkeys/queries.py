"""Selects on passkeys."""

from sqlalchemy import exists, func, select

from app.accounts.models import User
from app.accounts.passkeys.models import Passkey
from app.core.db import session


def find(passkey_id: int) -> Passkey | None:
    return session.get(Passkey, passkey_id)


def find_by_credential(credential_id: bytes) -> Passkey | None:
    return session.scalar(select(Passkey).where(Passkey.credential_id == credential_id))


def passkeys_of(user: User) -> list[Passkey]:
    """Oldest first."""
    return list(session.scalars(select(Passkey).where(Passkey.user_id == user.id).order_by(Passkey.id)))


def number_of(user: User) -> int:
    return session.scalar(select(func.count()).select_from(Passkey).where(Passkey.user_id == user.id)) or 0


def has_passkey(user: User) -> bool:
    return bool(session.scalar(select(exists().where(Passkey.user_id == user.id))))
