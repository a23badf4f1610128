"""What happened to performance notes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PerformanceShared:
    note_id: int
