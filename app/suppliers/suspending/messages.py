"""What happened to suspensions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmSuspended:
    suspension_id: int
