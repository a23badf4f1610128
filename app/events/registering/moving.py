"""From one state into another, by the table."""

from datetime import datetime

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.seats import may_become


def move(registration: Registration, to: RegistrationState) -> None:
    """Raises DomainError when the table of moves does not allow it: somebody else was first."""
    if not may_become(registration.state, to):
        raise DomainError(lazy("This registration was changed meanwhile. Open the page again to see how it stands."))
    registration.state = to


def leave(registration: Registration, at: datetime) -> None:
    """They do not come, and nothing is kept for them. Raises DomainError as `move`."""
    move(registration, RegistrationState.CANCELLED)
    registration.offered_until, registration.cancelled_at = None, at
