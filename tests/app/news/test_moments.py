"""Moments on the nights on which the clock changes."""

from datetime import UTC, datetime

import pytest

from app.core.errors import DomainError
from app.news.moments import in_amsterdam


@pytest.mark.parametrize(
    ("local", "moment"),
    [
        (datetime(2026, 3, 29, 1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (datetime(2026, 3, 29, 3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (datetime(2026, 10, 25, 3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_around_the_change_the_clock_of_amsterdam_counts(local, moment):
    assert in_amsterdam(local) == moment


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_a_time_that_the_clock_skips_is_refused(minute):
    with pytest.raises(DomainError):
        in_amsterdam(datetime(2026, 3, 29, 2, minute))


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_a_time_that_comes_twice_is_refused(minute):
    with pytest.raises(DomainError):
        in_amsterdam(datetime(2026, 10, 25, 2, minute))
