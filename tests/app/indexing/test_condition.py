"""What is told about the index to those who look after it."""

from datetime import timedelta

import pytest

from app.core.db import transaction
from app.indexing import engine_of
from app.indexing.condition import condition
from app.indexing.following import follow, rebuild
from app.indexing.slow_queries import note
from tests.conftest import NOON
from tests.factories.suppliers import make_listed


@pytest.fixture(autouse=True)
def index(session, notes_folder, clock):
    rebuild()


def test_an_index_that_has_followed_everything_has_no_lag(session):
    state = condition(at=NOON)
    assert (state.waiting, state.lag) == (0, timedelta())


def test_the_lag_is_how_long_the_oldest_change_waits(session, clock):
    with transaction():
        make_listed()
    waiting = condition(at=NOON).waiting
    clock(NOON + timedelta(minutes=1))
    with transaction():
        make_listed()
    state = condition(at=NOON + timedelta(minutes=5))
    assert (state.waiting, state.lag) == (2 * waiting, timedelta(minutes=5))
    while follow():
        pass
    assert condition(at=NOON).waiting == 0


def test_a_rebuild_is_remembered_with_its_size(session):
    with transaction():
        make_listed()
    rebuild()
    state = condition(at=NOON)
    assert (state.rebuilt.at, state.rebuilt.documents) == (NOON, engine_of().status().documents)


def test_a_damaged_index_is_told_and_everything_else_as_well(session, damaged_index):
    note("hovenier", seconds=1, hits=1, at=NOON)
    state = condition(at=NOON)
    assert (state.index, state.problem) == (None, "the index is damaged")
    assert len(state.slowest) == 1


def test_status_prints_size_lag_and_slow_queries(app, session):
    note("hovenier", seconds=1, hits=14, at=NOON)
    ran = app.test_cli_runner().invoke(args=["search", "status"])
    assert ran.exit_code == 0
    assert "up to date" in ran.output
    assert "1000 ms      14 hits  2026-03-16 12:00  hovenier" in ran.output


def test_status_fails_without_an_index(app, session, damaged_index):
    ran = app.test_cli_runner().invoke(args=["search", "status"])
    assert (ran.exit_code, "the index is damaged" in ran.output) == (1, True)
