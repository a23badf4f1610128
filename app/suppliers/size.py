"""Size class of a firm."""

from decimal import Decimal

from app.suppliers.kinds import SizeClass

MILLION = Decimal(1_000_000)


def size_class(*, staff: int | None, turnover: Decimal | None, balance_total: Decimal | None) -> SizeClass | None:
    """By Recommendation 2003/361/EC, annex, art. 2: staff in full-time units, and turnover or balance total.

    An amount that is not known does not push a firm into a higher class; without staff there is no class.
    """
    if staff is None:
        return None
    if staff < 10 and _within(turnover, balance_total, 2, 2):
        return SizeClass.MICRO
    if staff < 50 and _within(turnover, balance_total, 10, 10):
        return SizeClass.SMALL
    if staff < 250 and _within(turnover, balance_total, 50, 43):
        return SizeClass.MEDIUM
    return SizeClass.LARGE


def _within(turnover: Decimal | None, balance: Decimal | None, most_turnover: int, most_balance: int) -> bool:
    known = [
        amount <= most * MILLION
        for amount, most in ((turnover, most_turnover), (balance, most_balance))
        if amount is not None
    ]
    return any(known) or not known
