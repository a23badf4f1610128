"""What a version would have done to last year's files."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.sourcing import services as files
from app.sourcing.kinds import Category
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.models import PolicyBand
from app.sourcing.policy.previewing import effects_of
from tests.factories.procurement import make_policy
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_details, make_file

SINGLE, MULTIPLE, NATIONAL, EU = Procedure


@pytest.fixture
def tried(session):
    """A draft under which a purchase of services of 40,000 takes several quotations."""
    make_policy()
    bands = [_band(0, SINGLE, 1, 1), _band(40_000, MULTIPLE, 3, 5)]
    return make_policy(adopted_at=None, bands=bands)


def _band(amount, procedure, fewest, most):
    return PolicyBand(
        category=Category.SERVICES,
        from_value=Decimal(amount),
        procedure=procedure,
        fewest_firms=fewest,
        most_firms=most,
        article="art. 4",
    )


def test_each_file_is_advised_under_both(tried):
    file = make_file()
    [effect] = effects_of(tried, at=NOON)
    assert (effect.file, effect.before.procedure, effect.after.procedure) == (file, SINGLE, MULTIPLE)
    assert effect.is_changed


def test_files_that_change_come_first(tried):
    make_file()
    make_file(estimated_value=Decimal(10_000))
    assert [effect.is_changed for effect in effects_of(tried, at=NOON)] == [True, False]


def test_a_file_is_advised_by_the_thresholds_of_its_own_day(tried):
    december = datetime(2025, 12, 15, 11, 0, tzinfo=UTC)
    details = make_details(estimated_value=Decimal(218_000))
    files.open_file(details, municipality_code=ZEIST, by=make_buyer(), at=december)
    [effect] = effects_of(tried, at=NOON)
    assert (effect.before.procedure, effect.after.procedure) == (MULTIPLE, MULTIPLE)


def test_older_files_and_those_of_others_are_left_out(tried):
    make_file(municipality_code=DE_BILT)
    files.open_file(make_details(), municipality_code=ZEIST, by=make_buyer(), at=NOON - timedelta(days=366))
    assert effects_of(tried, at=NOON) == []


def test_the_number_of_files_costs_no_queries(tried, count_queries):
    for _each in range(5):
        make_file()
    with count_queries() as few:
        effects_of(tried, at=NOON)
    for _each in range(20):
        make_file()
    with count_queries() as many:
        assert len(effects_of(tried, at=NOON)) == 25
    assert len(many) == len(few)
