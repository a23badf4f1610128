"""Signed links: one that gives consent, and one that withdraws it and goes along with every mail."""

from datetime import timedelta

from app.consents.models import Consent
from app.consents.queries import find
from app.core.security import seal, unseal
from app.core.settings import settings

GIVE, STOP = "give consent", "withdraw consent"
REQUEST_LASTS = timedelta(days=7)
STOP_LASTS = timedelta(days=3650)  # for as long as mail is kept


def consent_token(consent: Consent) -> str:
    return seal(GIVE, consent.id, settings().SECRET_KEY)


def consent_to_give(token: str) -> Consent | None:
    """None for a token that is old, cut or of something else, and for a consent that was withdrawn since."""
    consent = _consent_in(unseal(GIVE, token, settings().SECRET_KEY, REQUEST_LASTS))
    return consent if consent is not None and consent.withdrawn_at is None else None


def stop_token(consent: Consent) -> str:
    return seal(STOP, consent.id, settings().SECRET_KEY)


def consent_to_stop(token: str) -> Consent | None:
    return _consent_in(unseal(STOP, token, settings().SECRET_KEY, STOP_LASTS))


def _consent_in(content: object) -> Consent | None:
    return find(content) if isinstance(content, int) else None
