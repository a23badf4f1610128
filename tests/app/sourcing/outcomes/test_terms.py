"""Terms in days end on a working day (Algemene termijnenwet)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import months_after
from app.core.workdays import working_days_after
from app.sourcing.outcomes.terms import last_day


def test_the_term_begins_on_the_day_after():
    assert last_day(date(2026, 3, 16), 3) == date(2026, 3, 19)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 3, 16), 20, date(2026, 4, 7)),  # 5 April is Easter Sunday, and the Monday after it is a holiday
        (date(2026, 3, 16), 5, date(2026, 3, 23)),  # a Saturday
        (date(2026, 4, 7), 20, date(2026, 4, 28)),  # King's Day
        (date(2025, 12, 12), 14, date(2025, 12, 29)),  # the second day of Christmas is a Friday
    ],
)
def test_a_term_does_not_end_in_a_weekend_or_on_a_holiday(start, days, last):
    assert last_day(start, days) == last


def test_a_term_of_three_days_holds_two_working_days():
    thursday_before_easter = date(2026, 4, 2)
    assert last_day(thursday_before_easter, 4) == date(2026, 4, 8)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 60))
def test_a_term_is_never_shorter_than_its_days_and_ends_on_a_working_day(start, days):
    last = last_day(start, days)
    assert last >= start + timedelta(days=days)
    assert working_days_after(last - timedelta(days=1), 1) == last


def test_a_year_before_a_leap_day_is_the_28th():
    assert months_after(date(2028, 2, 29), -12) == date(2027, 2, 28)
    assert months_after(date(2026, 3, 16), -12) == date(2025, 3, 16)
