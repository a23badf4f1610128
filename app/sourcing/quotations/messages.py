"""What happened to quotations."""

from dataclasses import dataclass


@dataclass(frozen=True)
class QuotationReceived:
    """As it was received: a later one may have replaced it when the receipt is written. `received_at` as ISO 8601."""

    invitation_id: int
    received_at: str
    size: int
    sha256: str
