"""What is to be told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OutcomeReleased:
    outcome_id: int


@dataclass(frozen=True)
class OutcomeWithdrawn:
    withdrawal_id: int
