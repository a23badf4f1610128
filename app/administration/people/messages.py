"""What happens to people here and is told by mail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SecondFactorReset:
    user_id: int
