"""Codes that an app shows: RFC 6238 with what every app understands (SHA-1, six digits, half a minute)."""

from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno
from pyotp.exceptions import OTPVerificationError

SECONDS = 30
WINDOW = 1  # a step early or late: clocks differ, and people type (RFC 6238, section 5.2)


@dataclass(frozen=True)
class Invitation:
    """What somebody puts into their app: as a picture, as an address to follow, or by hand."""

    picture: str
    address: str
    secret: str


def new_secret() -> str:
    """160 random bits (RFC 4226, section 4, requirement R6)."""
    return pyotp.random_base32(32)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The step that a code belongs to, or None when it is not one of now."""
    if not (code.isascii() and code.isdigit()):
        return None
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(code, for_time=at, valid_window=WINDOW)
    except OTPVerificationError:
        return None


def code_of(secret: str, step: int) -> str:
    return pyotp.TOTP(secret).generate_otp(step)


def steps_around(at: datetime) -> range:
    """Steps whose codes are accepted at a moment, oldest first."""
    now = int(at.timestamp()) // SECONDS
    return range(now - WINDOW, now + WINDOW + 1)


def invitation(secret: str, *, account: str, issuer: str) -> Invitation:
    address = pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)
    picture = segno.make_qr(address, error="m").svg_data_uri(scale=5, dark="#000", light="#fff")
    return Invitation(picture=picture, address=address, secret=_in_fours(secret))


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
