"""What happened to firms."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmHandedOver:
    """Who acted for it left; `user_id` is its owner from now on."""

    supplier_id: int
    user_id: int


@dataclass(frozen=True)
class SuspensionOver:
    """The firm is listed again: its day came, or the desk lifted it."""

    supplier_id: int


@dataclass(frozen=True)
class FirmEndedByTerm:
    """It had lapsed and nobody came back to it."""

    supplier_id: int
