"""What happened to requests for reasons."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReasonsAsked:
    request_id: int


@dataclass(frozen=True)
class ReasonsGiven:
    request_id: int
