"""Codes that somebody types over from paper."""

import hashlib
import hmac
import re
import secrets

from app.core.sealing import lock, unlock
from app.core.settings import settings

# Without signs that look like another one: 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 8
PURPOSE = "authority letter"


def new_code() -> str:
    """23 signs, eight times: 36 bits, of which somebody has five tries."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalised(text: str) -> str:
    """As it was made: people type small letters, and the hyphen that makes it readable."""
    return re.sub(r"[\s\-–.]+", "", text).upper()


def readable(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def digest(code: str) -> str:
    """Under the secret of the installation: a copy of the database alone tells no code."""
    message = f"{PURPOSE}/{normalised(code)}".encode()
    return hmac.new(settings().SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()


def is_code(text: str, known_digest: str) -> bool:
    return hmac.compare_digest(digest(text), known_digest)


def sealed(code: str) -> str:
    return lock(PURPOSE, code, settings().SECRET_KEY)


def unsealed(text: str) -> str | None:
    return unlock(PURPOSE, text, settings().SECRET_KEY)
