"""Challenges: random bytes that a device signs, kept in the session of the browser that asked for them."""

import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from flask import session

from app.accounts.passkeys.errors import PasskeyRefused
from app.core.clock import now
from app.core.i18n import lazy
from app.core.settings import settings

LASTS = timedelta(minutes=5)
_KEY = "passkey challenge"
_BYTES = 32


class Purpose(StrEnum):
    """A challenge for one is no challenge for another."""

    ADD = "add"
    SIGN_IN = "sign in"
    SECOND_STEP = "second step"


@dataclass(frozen=True)
class Challenge:
    """`value` is what the device signs, `handle` the name under which it keeps a new passkey.

    `origin` and `rp_id` are the address and the host of this site: a passkey works nowhere else.
    """

    value: bytes
    handle: bytes
    expires_at: datetime
    origin: str
    rp_id: str


def begin(purpose: Purpose, *, handle: bytes = b"") -> Challenge:
    """A new challenge; one that this browser had before no longer counts."""
    challenge = _challenge(secrets.token_bytes(_BYTES), handle, now() + LASTS)
    session[_KEY] = {
        "purpose": purpose,
        "value": b64encode(challenge.value).decode(),
        "handle": b64encode(handle).decode(),
        "expires": challenge.expires_at.timestamp(),
    }
    return challenge


def take(purpose: Purpose) -> Challenge:
    """What `begin` gave this browser for `purpose`, once. Raises PasskeyRefused when it is old, or there is none."""
    kept = session.pop(_KEY, None)
    if kept is None or kept["purpose"] != purpose:
        raise PasskeyRefused(lazy("There is no question waiting for this answer. Try again."))
    challenge = _challenge(
        b64decode(kept["value"]), b64decode(kept["handle"]), datetime.fromtimestamp(kept["expires"], UTC)
    )
    if challenge.expires_at <= now():
        raise PasskeyRefused(lazy("That took more than five minutes. Try again."))
    return challenge


def _challenge(value: bytes, handle: bytes, expires_at: datetime) -> Challenge:
    address = urlsplit(settings().BASE_URL)
    return Challenge(
        value, handle, expires_at, origin=f"{address.scheme}://{address.netloc}", rp_id=address.hostname or ""
    )
