"""Web processes that write down what they heard at the same moment."""

import threading
from datetime import date

import pytest

from app import create_app
from app.core.db import database_of
from app.search import tallies
from app.search.demand.buffer import Asked, Buffer, Heard
from app.search.demand.models import DemandCount
from config import Config

PROCESSES, ROUNDS = 4, 5
READ_BY_CONFIG = ("ENVIRONMENT", "SECRET_KEY", "INSTANCE_PATH", "DATABASE_URL", "BASE_URL", "LOG_LEVEL")


@pytest.fixture
def apps(live_instance):
    """One application for each process, on one database."""
    environment = {name: live_instance[name] for name in READ_BY_CONFIG}
    made = [create_app(Config.from_environment({**environment, "SEARCH_URL": "memory:"})) for _ in range(PROCESSES)]
    yield made
    for app in made:
        database_of(app).engine.dispose()


@pytest.fixture(autouse=True)
def region():
    """Nothing is shared with the other tests of this folder."""


def hear_and_flush(app):
    memory: Buffer = app.extensions["demand"]
    for number in range(ROUNDS):
        memory.note(Heard(Asked("dakdekker", "", "", False), 0, "", date(2026, 3, 16)), asker=f"visitor {number}")
        tallies.flush(app)


def test_no_count_is_lost(apps):
    threads = [threading.Thread(target=hear_and_flush, args=(app,)) for app in apps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with apps[0].app_context(), database_of(apps[0]).scope() as session:
        [count] = session.query(DemandCount).all()
    assert count.number == PROCESSES * ROUNDS
