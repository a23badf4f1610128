"""The signed link that stops mail about one planned purchase: it works signed out, and as long as mail is kept."""

from datetime import timedelta

from app.core.db import session
from app.core.security import seal, unseal
from app.core.settings import settings
from app.sourcing.planning.models import PlannedInterest

PURPOSE = "stop mail about a planned purchase"
LASTS = timedelta(days=3650)


def stop_token(interest: PlannedInterest) -> str:
    return seal(PURPOSE, interest.id, settings().SECRET_KEY)


def interest_that_stops(token: str) -> PlannedInterest | None:
    """None for a token that we did not make, and for a firm that follows it no more."""
    content = unseal(PURPOSE, token, settings().SECRET_KEY, LASTS)
    return session.get(PlannedInterest, content) if isinstance(content, int) else None
