"""When purchases of one kind come near a limit together."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.advice.splitting import alarm_on

LIMITS = [Decimal(50_000), Decimal(216_000)]


def alarm(own, *others, limits=LIMITS):
    return alarm_on(Decimal(own), [Decimal(other) for other in others], limits)


@pytest.mark.parametrize(
    ("own", "others", "limit"),
    [
        (20_000, (19_999,), None),
        (20_000, (20_000,), 50_000),
        (30_000, (30_000,), 50_000),
        (30_000, (140_000,), 50_000),
        (30_000, (142_800,), 216_000),
        (60_000, (60_000,), None),
        (60_000, (112_800,), 216_000),
        (216_000, (500_000,), None),
    ],
)
def test_from_four_fifths_of_a_limit_above_the_own_value_on(own, others, limit):
    found = alarm(own, *others)
    assert (found.limit if found else None) == limit


def test_near_a_limit_and_over_it_are_told_apart():
    assert not alarm(25_000, 20_000).is_over
    assert alarm(25_000, 25_000).is_over


def test_a_purchase_alone_is_no_splitting():
    assert alarm(49_999) is None


@given(own=st.integers(1, 300_000), other=st.integers(1, 300_000), one_more=st.integers(1, 300_000))
def test_one_more_purchase_never_silences_the_alarm(own, other, one_more):
    assert alarm(own, other) is None or alarm(own, other, one_more) is not None
