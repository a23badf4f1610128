"""What remains of an address when the address is gone: enough to send no second mail, and nothing else."""

import hashlib
import hmac

from app.accounts.services import normalised
from app.core.settings import settings


def mark_of(email: str) -> str:
    """The same for the same address, and of no use without SECRET_KEY; audit/fingerprints.py has another key."""
    key = b"member invitation " + settings().SECRET_KEY.encode()
    return hmac.new(key, normalised(email).encode(), hashlib.sha256).hexdigest()
