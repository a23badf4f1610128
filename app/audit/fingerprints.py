"""A mark for what must not be written down in clear, such as the address in a failed sign-in."""

import hashlib
import hmac

from app.core.settings import settings

LENGTH = 16  # hexadecimal characters: enough to see that two attempts tried the same


def fingerprint(text: str) -> str:
    """The same for the same text, and of no use without SECRET_KEY."""
    key = b"audit " + settings().SECRET_KEY.encode()
    return hmac.new(key, text.strip().lower().encode(), hashlib.sha256).hexdigest()[:LENGTH]
