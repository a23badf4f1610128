"""What services of quotations take."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Offer:
    """What a firm hands in: an amount in euros ex VAT, one PDF, and what it wants to say about it."""

    amount: Decimal
    remark: str | None
    file_name: str
    content: bytes

    def __repr__(self) -> str:
        """A quotation under seal must not come into a log."""
        return f"Offer({len(self.content)} bytes)"


@dataclass(frozen=True)
class Given:
    """Points with their reason, from one assessor or as agreed; either may be missing in a draft."""

    points: Decimal | None
    rationale: str

    @property
    def is_whole(self) -> bool:
        return self.points is not None and bool(self.rationale)

    @property
    def is_empty(self) -> bool:
        return self.points is None and not self.rationale
