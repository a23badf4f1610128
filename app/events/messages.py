"""What happened to events that people registered for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EventChanged:
    """A published one takes place at another time or place: what is given is how it was, what is None did not change.

    Moments as ISO 8601 in UTC; `place` in one line.
    """

    event_id: int
    sequence: int
    starts_at: str | None = None
    ends_at: str | None = None
    place: str | None = None
    online: bool = False  # whether the address to join from afar is another; it is told to nobody else


@dataclass(frozen=True)
class EventCancelled:
    event_id: int


@dataclass(frozen=True)
class SeatsAdded:
    """There is more room than there was: the waiting list may move up."""

    event_id: int
