"""A saved search is looked at in the morning, on the days that count."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import AMSTERDAM
from app.search.saved.models import Frequency
from app.search.saved.schedule import next_due

DAILY, WEEKLY = Frequency.DAILY, Frequency.WEEKLY
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def local(*parts):
    return datetime(*parts, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("frequency", "after", "due"),
    [
        (DAILY, local(2026, 3, 16, 6, 59), local(2026, 3, 16, 7)),
        (DAILY, local(2026, 3, 16, 7), local(2026, 3, 17, 7)),
        (DAILY, local(2026, 3, 28, 12), local(2026, 3, 29, 7)),  # the clock goes forward in that night
        (DAILY, local(2026, 10, 24, 12), local(2026, 10, 25, 7)),  # and back
        (WEEKLY, local(2026, 3, 16, 6), local(2026, 3, 16, 7)),  # a Monday
        (WEEKLY, local(2026, 3, 16, 8), local(2026, 3, 23, 7)),
        (WEEKLY, local(2026, 3, 22, 23), local(2026, 3, 23, 7)),
    ],
)
def test_the_next_morning_that_counts(frequency, after, due):
    assert next_due(frequency, after.astimezone(UTC)) == due


@given(MOMENTS, st.sampled_from(Frequency))
def test_it_is_always_later_and_never_further_away_than_one_round(after, frequency):
    round_takes = timedelta(days=1 if frequency is DAILY else 7, hours=1)  # an hour for the change of the clock
    assert timedelta(0) < next_due(frequency, after) - after <= round_takes


@given(MOMENTS)
def test_a_week_begins_on_monday_at_seven(after):
    due = next_due(WEEKLY, after).astimezone(AMSTERDAM)
    assert (due.weekday(), due.hour, due.minute) == (0, 7, 0)
