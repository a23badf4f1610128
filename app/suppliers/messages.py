"""What happened to firms."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmHandedOver:
    """Who acted for it left; `user_id` is its owner from now on."""

    supplier_id: int
    user_id: int
