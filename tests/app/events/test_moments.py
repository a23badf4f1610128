"""The clock on the wall, on ordinary days and on the two on which it jumps. What hangs there has no zone."""

from datetime import UTC, datetime, timedelta

import pytest

from app.events.moments import NoSuchTime, comes_twice, later, moment_of, on_the_wall

JUMP_AHEAD, JUMP_BACK = (2026, 3, 29), (2026, 10, 25)


@pytest.mark.parametrize(
    ("local", "moment"),
    [
        (datetime(2026, 1, 10, 20, 0), datetime(2026, 1, 10, 19, 0, tzinfo=UTC)),
        (datetime(2026, 6, 20, 20, 0), datetime(2026, 6, 20, 18, 0, tzinfo=UTC)),
        (datetime(*JUMP_AHEAD, 1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (datetime(*JUMP_AHEAD, 3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (datetime(*JUMP_BACK, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_on_the_wall_is_one_moment(local, moment):
    assert moment_of(local) == moment
    assert on_the_wall(moment) == local


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_a_time_that_the_clock_passes_over_is_refused(minute):
    with pytest.raises(NoSuchTime):
        moment_of(datetime(*JUMP_AHEAD, 2, minute))


@pytest.mark.parametrize(("hour", "twice"), [(1, False), (2, True), (3, False)])
def test_the_hour_that_comes_twice_is_known(hour, twice):
    assert comes_twice(datetime(*JUMP_BACK, hour, 30)) is twice


def test_no_hour_comes_twice_when_the_clock_goes_ahead():
    assert not any(comes_twice(datetime(*JUMP_AHEAD, hour, 30)) for hour in (1, 3))


def test_later_keeps_the_time_on_the_wall_over_the_change_to_summer_time():
    winter = moment_of(datetime(2026, 3, 20, 20, 0))
    assert on_the_wall(later(winter, timedelta(days=14))) == datetime(2026, 4, 3, 20, 0)


def test_later_never_lands_on_a_time_that_does_not_exist():
    moment = moment_of(datetime(2026, 3, 28, 2, 30))
    assert on_the_wall(later(moment, timedelta(days=1))) == datetime(*JUMP_AHEAD, 3, 30)
