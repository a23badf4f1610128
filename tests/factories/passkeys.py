"""Passkeys, each with the device that holds it."""

import secrets
from typing import Any

from app.accounts.models import User
from app.accounts.passkeys.answers import read_new_passkey
from app.accounts.passkeys.challenges import LASTS, Challenge
from app.accounts.passkeys.models import Passkey
from app.accounts.passkeys.options import for_adding, new_handle
from app.core.clock import now
from tests.authenticator import Authenticator
from tests.factories import save


def make_passkey(user: User, device: Authenticator | None = None, **values: Any) -> Passkey:
    """Made by the device as on the page, and kept without the page."""
    device = device or Authenticator()
    challenge = Challenge(secrets.token_bytes(32), new_handle(), now() + LASTS, device.origin, "localhost")
    new = read_new_passkey(device.create(for_adding(user, challenge, [])), challenge)
    defaults = {
        "handle": new.handle,
        "credential_id": new.credential_id,
        "public_key": new.public_key,
        "sign_count": new.sign_count,
        "transports": "internal",
        "name": "Telefoon",
        "created_at": now(),
    }
    return save(Passkey(user_id=user.id, **{**defaults, **values}))
