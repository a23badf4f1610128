"""What happened with a question for access."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AccessAsked:
    request_id: int


@dataclass(frozen=True)
class AccessAnswered:
    """By the firm: yes or no."""

    request_id: int


@dataclass(frozen=True)
class AccessDisputed:
    request_id: int


@dataclass(frozen=True)
class DisputeDecided:
    """`former_ids`: those who can no longer edit the firm."""

    request_id: int
    former_ids: list[int]
