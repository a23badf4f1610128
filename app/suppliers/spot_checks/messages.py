"""What happened to spot checks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SpotCheckDone:
    check_id: int
