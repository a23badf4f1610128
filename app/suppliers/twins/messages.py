"""What happened to look-alikes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmsMerged:
    """The profile `former_id` went up in `supplier_id`, whose editors act for both from now on."""

    supplier_id: int
    former_id: int
