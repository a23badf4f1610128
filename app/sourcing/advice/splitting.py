"""The alarm against splitting: purchases of one kind count as one (Aanbestedingswet 2012, art. 2.14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

NEAR = Decimal("0.8")  # of a limit: from here on people look twice


@dataclass(frozen=True)
class Alarm:
    """What purchases of twelve months add up to, this one included, and the limit that this comes near or passes."""

    total: Decimal
    limit: Decimal

    @property
    def is_over(self) -> bool:
        return self.total >= self.limit


def alarm_on(own: Decimal, others: Sequence[Decimal], limits: Sequence[Decimal]) -> Alarm | None:
    """None without other purchases, or when all together stay well below each of the limits above the own value."""
    total = own + sum(others, Decimal(0))
    reached = [limit for limit in limits if limit > own and total >= NEAR * limit]
    return Alarm(total, max(reached)) if others and reached else None
