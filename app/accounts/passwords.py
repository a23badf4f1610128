"""Passwords: Argon2id with the parameters of RFC 9106's second choice, and which ones are refused."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.errors import DomainError
from app.core.i18n import lazy

MINIMUM_LENGTH = 12
MAXIMUM_LENGTH = 200

_hasher = PasswordHasher()  # 64 MiB, 3 passes, 4 lanes


def hashed(password: str) -> str:
    return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Takes the same time whether there is a hash or not."""
    try:
        _hasher.verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobodys_hash() -> str:
    """Checked when an account does not exist, so that the answer takes as long as when it does."""
    return _hasher.hash("nobody has this password")


def demand_strength(password: str, *, email: str) -> None:
    """Length over rules (NIST SP 800-63B §5.1.1.2). Raises DomainError."""
    if len(password) < MINIMUM_LENGTH:
        raise DomainError(lazy("Choose a password of at least %(n)s characters.", n=MINIMUM_LENGTH))
    if len(password) > MAXIMUM_LENGTH:
        raise DomainError(lazy("Choose a password of at most %(n)s characters.", n=MAXIMUM_LENGTH))
    if password.lower() in email.lower() or len(set(password)) < 4:
        raise DomainError(lazy("This password is too easy to guess. Choose a sentence, for instance."))
