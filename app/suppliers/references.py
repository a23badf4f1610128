"""What counts as a reference project: how old it may be, and about how much money went round."""

from datetime import date
from decimal import Decimal

from app.core.i18n import Text, lazy

YEARS = 5  # PRODUCT.md §2
MOST_REFERENCES = 10

# The lower ends of the bands; a firm names a band, because the amount itself is often a secret of its client.
BANDS: dict[int, Text] = {
    0: lazy("Less than 10,000 euros"),
    10_000: lazy("10,000 to 50,000 euros"),
    50_000: lazy("50,000 to 150,000 euros"),
    150_000: lazy("150,000 to 500,000 euros"),
    500_000: lazy("500,000 to 1,500,000 euros"),
    1_500_000: lazy("1,500,000 euros or more"),
}


def oldest_day(on: date) -> date:
    """Work that was done before this day is too old on the day `on`."""
    try:
        return on.replace(year=on.year - YEARS)
    except ValueError:  # 29 February
        return date(on.year - YEARS, 2, 28)


def counts_on(completed_on: date, on: date) -> bool:
    return completed_on >= oldest_day(on)


def band_of(amount: Decimal) -> int:
    """The lower end of the band that the amount lies in."""
    return max(bound for bound in BANDS if bound == 0 or bound <= amount)
