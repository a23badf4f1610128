"""Two people at once: the second is told, before anything of the first is lost."""

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import Versioned


class ChangedMeanwhile(DomainError):
    """Somebody else saved it since it was shown."""

    def __init__(self) -> None:
        super().__init__(lazy("Somebody else changed this while you were writing. Look at it again."))


def demand_unchanged(thing: Versioned | None, seen_version: int) -> None:
    """`seen_version` is 0 of what was not there. Raises ChangedMeanwhile."""
    if (thing.version if thing is not None else 0) != seen_version:
        raise ChangedMeanwhile
