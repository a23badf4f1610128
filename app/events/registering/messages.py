"""What happened to registrations."""

from dataclasses import dataclass
from enum import StrEnum


class News(StrEnum):
    """What somebody who registered is told."""

    REGISTERED = "registered"
    WAITLISTED = "waitlisted"
    KNOWN = "known"  # registered once more with the same address
    OFFERED = "offered"
    OFFER_RUNS_OUT = "offer runs out"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    CANCELLED_BY_US = "cancelled by us"
    TOMORROW = "tomorrow"


@dataclass(frozen=True)
class RegistrationNews:
    registration_id: int
    news: str  # a News


class ForAll(StrEnum):
    """What everybody who registered is told."""

    CHANGED = "changed"
    CANCELLED = "cancelled"
    MESSAGE = "message"


@dataclass(frozen=True)
class ToAllRegistered:
    """One mail each, from the place after `after` on: many take several messages. `message_id`: an EventMessage.

    `was` says how a changed event was: the fields of EventChanged.
    """

    event_id: int
    what: str  # a ForAll
    after: int = 0
    message_id: int | None = None
    was: dict[str, str | None] | None = None
