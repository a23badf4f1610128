"""Whose consent it is."""

from app.accounts.models import User
from app.consents.models import Consent


def gave(user: User | None, consent: Consent) -> bool:
    return user is not None and (consent.user_id == user.id or consent.email == user.email)
