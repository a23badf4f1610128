"""Secrets that have to be read again, such as those of a provider: stored under a key made from SECRET_KEY.

Whoever holds a copy of the database alone can read none of them.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def lock(purpose: str, text: str, secret: str) -> str:
    """`text`, readable only with the same secret and for the same purpose."""
    return _cipher(purpose, secret).encrypt(text.encode()).decode()


def unlock(purpose: str, locked: str, secret: str) -> str | None:
    """What `lock` put in; None when it was changed, or locked for something else or under another secret."""
    try:
        return _cipher(purpose, secret).decrypt(locked.encode()).decode()
    except InvalidToken:
        return None


def _cipher(purpose: str, secret: str) -> Fernet:
    """A key of its own for each purpose (RFC 5869)."""
    key = HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
