"""Tries are counted, waits grow, and none is for ever."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.db import transaction
from app.throttling import services
from app.throttling.models import Tries
from app.throttling.services import Limit, TooMany
from tests.conftest import NOON

LIMIT = Limit(
    name="test",
    free=3,
    first_wait=timedelta(seconds=10),
    longest_wait=timedelta(minutes=1),
    forgotten_after=timedelta(hours=1),
)


def attempt(at, subject="somebody", limit=LIMIT):
    with transaction():
        return services.claim(limit, subject, at=at)


def wait_after_refusal(at, subject="somebody"):
    with pytest.raises(TooMany) as refused:
        attempt(at, subject)
    return refused.value.until - at


def test_the_first_tries_cost_no_wait(session):
    moment = NOON
    for _time in range(LIMIT.free):
        attempt(moment)
    assert wait_after_refusal(moment) == LIMIT.first_wait


def test_waits_double_up_to_the_longest(session):
    moment, waits = NOON, []
    for _time in range(LIMIT.free):
        attempt(moment)
    for _time in range(6):
        waits.append(wait_after_refusal(moment))
        moment += waits[-1]
        attempt(moment)
    assert [wait.total_seconds() for wait in waits] == [10, 20, 40, 60, 60, 60]


def test_a_refused_try_makes_the_wait_no_longer(session):
    moment = NOON
    for _time in range(LIMIT.free):
        attempt(moment)
    before = wait_after_refusal(moment)
    assert wait_after_refusal(moment) == before


def test_one_subject_does_not_make_another_wait(session):
    moment = NOON
    for _time in range(LIMIT.free):
        attempt(moment)
    assert attempt(moment, "somebody else").number == 1


def test_all_is_forgotten_after_a_time_without_tries(session):
    moment = NOON
    for _time in range(LIMIT.free):
        attempt(moment)
    assert attempt(moment + LIMIT.forgotten_after).number == 1


def test_the_right_person_starts_again_at_nothing(session):
    moment = NOON
    for _time in range(LIMIT.free):
        attempt(moment)
    with transaction():
        services.forget(LIMIT, "somebody", at=moment)
    assert attempt(moment).number == 1


def test_a_good_try_does_not_count_and_earlier_ones_do(session):
    moment = NOON
    attempt(moment)
    attempt(moment)
    with transaction():
        services.release(LIMIT, "somebody", at=moment)
    assert attempt(moment).number == 2


def test_old_counts_go_in_batches_and_new_ones_stay(session):
    moment = NOON
    for subject in "abc":
        attempt(moment, subject)
    attempt(moment + timedelta(days=1), "d")
    border = moment + timedelta(hours=1)
    assert services.count_older(border) == 3
    with transaction():
        assert services.remove_older(border, 2) == 2
    assert session.query(Tries).count() == 2


@given(
    st.integers(1, 60),
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.lists(st.integers(0, 10**6), max_size=200),
)
def test_no_wait_is_longer_than_the_longest_whatever_was_tried(free, first, longest, numbers):
    limit = Limit(
        name="any",
        free=free,
        first_wait=timedelta(seconds=first),
        longest_wait=timedelta(seconds=longest),
        forgotten_after=timedelta(days=1),
    )
    waits = [limit.wait_after(number) or timedelta(0) for number in sorted(numbers)]
    assert all(wait <= limit.longest_wait for wait in waits)
    assert waits == sorted(waits)
