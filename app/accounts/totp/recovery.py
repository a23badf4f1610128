"""Recovery codes: ten on paper, each for one time that the app or the passkey is not at hand."""

import secrets
from datetime import datetime

from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import delete, func, select

from app.accounts.models import User
from app.accounts.totp.messages import CodesMade, CodeUsed
from app.accounts.totp.models import RecoveryCode
from app.audit.services import record
from app.core.db import session
from app.outbox.services import publish

CODES = 10
DIGITS = 12  # 40 bits; below 112 bits a code is kept like a password (ASVS 5.0, 6.5.2)
# The least that OWASP's cheat sheet on password storage accepts with one lane.
PASSES, KIBIBYTES = 2, 19 * 1024


def digest(code: str, salt: str) -> str:
    """Argon2id, as a hexadecimal number."""
    raw = hash_secret_raw(
        code.encode(),
        bytes.fromhex(salt),
        time_cost=PASSES,
        memory_cost=KIBIBYTES,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )
    return raw.hex()


def make(user: User, *, by: User, at: datetime) -> list[str]:
    """A new set, written as people read it; those of before no longer work. This is the only time that they show."""
    erase(user)
    made, salt = sorted({_random() for _number in range(CODES)}), secrets.token_hex(16)
    session.add_all(RecoveryCode(user_id=user.id, salt=salt, digest=digest(code, salt), created_at=at) for code in made)
    record("recovery.made", user, by=by)
    publish(CodesMade(user.id))
    return [in_groups(code) for code in made]


def use(user: User, code: str, *, at: datetime) -> bool:
    """Whether it is one of the person's codes that was not used before."""
    typed = "".join(code.split()).replace("-", "")
    if len(typed) != DIGITS or not (typed.isascii() and typed.isdigit()):
        return False
    salt = session.scalar(select(RecoveryCode.salt).where(RecoveryCode.user_id == user.id).limit(1))
    if salt is None:
        return False
    statement = select(RecoveryCode).where(
        RecoveryCode.user_id == user.id, RecoveryCode.digest == digest(typed, salt), RecoveryCode.used_at.is_(None)
    )
    found = session.scalar(statement.with_for_update())
    if found is None:
        return False
    found.used_at = at
    record("recovery.used", user, by=user, left=left(user))
    publish(CodeUsed(user.id))
    return True


def left(user: User) -> int:
    statement = select(func.count()).where(RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None))
    return session.scalar(statement) or 0


def in_groups(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def erase(user: User) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def _random() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
