"""What happened to revisions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeProposed:
    """Somebody has to look at it before it shows."""

    revision_id: int


@dataclass(frozen=True)
class RevisionDecided:
    """Accepted, rejected or reverted: what the firm hears of."""

    revision_id: int
