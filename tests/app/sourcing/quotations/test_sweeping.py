"""Files that are no quotation any more go."""

from datetime import timedelta

import pytest

from app.core.clock import held_at, now
from app.core.storage import storage
from app.sourcing.quotations.receiving import FOLDER, put
from app.sourcing.quotations.sweeping import sweep
from tests.factories.quotations import hand_in


@pytest.fixture(autouse=True)
def _empty_storage(app, session):
    for name in storage().names(FOLDER):
        storage().remove(f"{FOLDER}/{name}")


def sweep_at(days):
    with held_at(now() + timedelta(days=days)):
        return sweep()


def test_a_file_that_belongs_to_nothing_goes_after_a_day(session):
    name = put(b"closed")
    assert sweep_at(2)
    assert not storage().has(name)


def test_a_file_that_was_put_away_a_moment_ago_stays(session):
    name = put(b"closed")
    assert not sweep_at(0)
    assert storage().has(name)


def test_a_quotation_stays(asked, seal):
    name = hand_in(asked.invitations[0]).stored_as
    with held_at(now() + timedelta(days=4000)):
        assert not sweep()
    assert storage().has(name)
