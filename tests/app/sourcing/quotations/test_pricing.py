"""Points for a price."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.quotations.pricing import price_points, weighted_total

amounts = st.decimals(min_value="0.01", max_value=999_999_999, places=2)


@given(st.lists(amounts, min_size=1))
def test_the_lowest_price_gets_ten(prices):
    lowest = min(prices)
    assert price_points(lowest, lowest) == 10


@given(st.lists(amounts, min_size=3, max_size=3))
def test_a_higher_price_never_gets_more(prices):
    lowest, middle, highest = sorted(prices)
    assert 10 >= price_points(lowest, middle) >= price_points(lowest, highest) >= 0


@pytest.mark.parametrize(
    ("lowest", "own", "points"),
    [("40000", "45000", "8.89"), ("1", "2", "5"), ("100", "100.05", "10.00"), ("1", "1600", "0.01")],
)
def test_points_are_rounded_half_up_to_two_digits(lowest, own, points):
    assert price_points(Decimal(lowest), Decimal(own)) == Decimal(points)


@pytest.mark.parametrize(("lowest", "own"), [("0", "1"), ("-1", "1"), ("2", "1")])
def test_a_price_that_cannot_be_is_refused(lowest, own):
    with pytest.raises(ValueError, match="above zero"):
        price_points(Decimal(lowest), Decimal(own))


def test_the_total_is_the_sum_of_weights_times_points():
    assert weighted_total([(40, Decimal("8.89")), (60, Decimal("7.5"))]) == Decimal("8.06")
