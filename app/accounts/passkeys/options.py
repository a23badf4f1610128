"""What the browser is asked for: the JSON forms of WebAuthn §5.4 and §5.5."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from typing import Any

from app.accounts.models import User
from app.accounts.passkeys.challenges import LASTS, Challenge
from app.accounts.passkeys.models import Passkey

PRODUCT = "Streekbron"
ALGORITHMS = (-8, -7, -257)  # EdDSA, ES256, RS256 in the register of COSE: every device knows one of them
_TIMEOUT = int(LASTS.total_seconds() * 1000)


def new_handle() -> bytes:
    """Random, as WebAuthn §14.6.1 advises: nobody learns from a lost device who its passkeys belong to."""
    return secrets.token_bytes(64)


def for_adding(user: User, challenge: Challenge, known: Iterable[Passkey]) -> dict[str, Any]:
    """A passkey that the device keeps itself and guards with a PIN, finger or face; none where one of `known` lies."""
    return {
        "rp": {"id": challenge.rp_id, "name": PRODUCT},
        "user": {"id": _text(challenge.handle), "name": user.email, "displayName": user.name},
        "challenge": _text(challenge.value),
        "pubKeyCredParams": [{"type": "public-key", "alg": algorithm} for algorithm in ALGORITHMS],
        "timeout": _TIMEOUT,
        "excludeCredentials": [_descriptor(passkey) for passkey in known],
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": True,
            "userVerification": "required",
        },
        "attestation": "none",
    }


def for_signing_in(challenge: Challenge) -> dict[str, Any]:
    """Any passkey of this site: the device asks the person which."""
    return {**_use(challenge), "allowCredentials": [], "userVerification": "required"}


def for_second_step(challenge: Challenge, known: Iterable[Passkey]) -> dict[str, Any]:
    """One of `known`. Without PIN or finger it still counts: the first step was shown already."""
    allowed = [_descriptor(passkey) for passkey in known]
    return {**_use(challenge), "allowCredentials": allowed, "userVerification": "preferred"}


def _use(challenge: Challenge) -> dict[str, Any]:
    return {"rpId": challenge.rp_id, "challenge": _text(challenge.value), "timeout": _TIMEOUT}


def _descriptor(passkey: Passkey) -> dict[str, Any]:
    transports = [name for name in passkey.transports.split(",") if name]
    return {"type": "public-key", "id": _text(passkey.credential_id), "transports": transports}


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
