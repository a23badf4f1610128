"""How old a reference project may be, and in which band its amount lies."""

from datetime import date
from decimal import Decimal

import pytest

from app.suppliers.references import band_of, counts_on

DAY = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("completed_on", "counts"), [(date(2021, 3, 16), True), (date(2021, 3, 15), False), (date(2026, 3, 16), True)]
)
def test_a_reference_counts_for_five_years(completed_on, counts):
    assert counts_on(completed_on, DAY) is counts


def test_on_the_twenty_ninth_of_february_five_years_begin_on_the_twenty_eighth():
    assert counts_on(date(2023, 2, 28), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("amount", "band"), [("0", 0), ("9999.99", 0), ("10000", 10_000), ("1500000", 1_500_000), ("9e9", 1_500_000)]
)
def test_an_amount_lies_in_the_band_that_begins_at_or_below_it(amount, band):
    assert band_of(Decimal(amount)) == band
