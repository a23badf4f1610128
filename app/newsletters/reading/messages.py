"""What happened to subscriptions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AskedAgain:
    """Somebody filled in the address of a reader."""

    subscription_id: int
