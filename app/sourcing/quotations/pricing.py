"""Points for a price, and the total of all points. Pure, in decimals, rounded half up to two digits."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

MOST_POINTS = Decimal(10)
CENT = Decimal("0.01")


def rounded(points: Decimal) -> Decimal:
    return points.quantize(CENT, ROUND_HALF_UP)


def price_points(lowest: Decimal, own: Decimal) -> Decimal:
    """`10 × lowest / own`: relative to the lowest valid quotation, as the request told all firms beforehand.

    The lowest gets 10; twice its price gets 5. Raises ValueError for an amount that is not above zero, or when
    `lowest` is not the lowest.
    """
    if not 0 < lowest <= own:
        raise ValueError("a price is above zero, and none is below the lowest")
    return rounded(MOST_POINTS * lowest / own)


def weighted_total(parts: Iterable[tuple[int, Decimal]]) -> Decimal:
    """The sum of weight / 100 × points; weights in percent."""
    return rounded(sum((weight * points / 100 for weight, points in parts), Decimal(0)))
