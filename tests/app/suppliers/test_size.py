"""Size classes of Recommendation 2003/361/EC, at their edges."""

from decimal import Decimal

import pytest

from app.suppliers.kinds import SizeClass
from app.suppliers.size import size_class

MILLION = Decimal(1_000_000)


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "expected"),
    [
        (None, None, None, None),
        (0, None, None, SizeClass.MICRO),
        (9, 2, None, SizeClass.MICRO),
        (9, "2.000001", None, SizeClass.SMALL),
        (9, 3, 2, SizeClass.MICRO),
        (10, 1, 1, SizeClass.SMALL),
        (49, 10, None, SizeClass.SMALL),
        (50, 1, 1, SizeClass.MEDIUM),
        (249, 50, 99, SizeClass.MEDIUM),
        (249, 51, 43, SizeClass.MEDIUM),
        (249, 51, 44, SizeClass.LARGE),
        (250, None, None, SizeClass.LARGE),
    ],
)
def test_size_class(staff, turnover, balance, expected):
    amounts = [None if amount is None else Decimal(amount) * MILLION for amount in (turnover, balance)]
    assert size_class(staff=staff, turnover=amounts[0], balance_total=amounts[1]) is expected
