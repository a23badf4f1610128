"""Moments as editors give them: the clock of Amsterdam, which skips an hour in spring and repeats one in autumn."""

from datetime import UTC, datetime

from app.core.clock import AMSTERDAM
from app.core.errors import DomainError
from app.core.i18n import lazy


def in_amsterdam(local: datetime) -> datetime:
    """The moment at which clocks there show this. Raises DomainError when they never do, or do twice."""
    first, second = (local.replace(tzinfo=AMSTERDAM, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != local:
        raise DomainError(lazy("This time does not exist: that night the clock goes from 2:00 to 3:00."))
    raise DomainError(lazy("This time comes twice: that night the clock goes back from 3:00 to 2:00. Choose another."))
