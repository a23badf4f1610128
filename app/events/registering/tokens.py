"""Signed links: one to somebody's registration, and one in the QR code for the door. The one does not open the other:
a code is shown to strangers."""

from datetime import timedelta

from app.core.security import seal, unseal
from app.core.settings import settings
from app.events.registering.models import Registration
from app.events.registering.queries import with_key

REGISTRATION, DOOR = "event registration", "event door"
LASTS = timedelta(days=3650)  # for as long as mail is kept; the registration loses its key before


def registration_token(registration: Registration) -> str:
    return seal(REGISTRATION, registration.key, settings().SECRET_KEY)


def registration_with(token: str) -> Registration | None:
    """None for a link that we did not make, or of a registration whose names are gone."""
    return _behind(REGISTRATION, token)


def door_token(registration: Registration) -> str:
    return seal(DOOR, registration.key, settings().SECRET_KEY)


def registration_at_door(token: str) -> Registration | None:
    """None for a code that we did not make."""
    return _behind(DOOR, token)


def _behind(purpose: str, token: str) -> Registration | None:
    key = unseal(purpose, token, settings().SECRET_KEY, LASTS)
    return with_key(key) if isinstance(key, str) else None
