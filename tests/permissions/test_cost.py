"""What the guard adds to a page: at most two queries and two milliseconds."""

import time
from contextvars import Context

import pytest

from app.accounts.policies import is_desk
from app.core.db import database_of
from app.core.guard import guarded, public
from tests.factories.accounts import make_desk_member

QUERIES, SECONDS = 2, 0.002
ROUNDS = 200  # the quickest counts: the machine may be busy with other tests


def view():
    return "in"


@pytest.fixture
def arrive(app, client, session):
    """`arrive(view)` is a request of a desk member who was here a moment ago, as far as the end of the view."""
    client.sign_in(make_desk_member())
    name = app.config["SESSION_COOKIE_NAME"]
    headers = {"Cookie": f"{name}={client.get_cookie(name).value}"}
    session.commit()

    def request(behind_the_guard):
        with database_of(app).scope(), app.test_request_context("/", headers=headers):
            app.preprocess_request()
            return behind_the_guard()

    def arrive(behind_the_guard):
        return Context().run(request, behind_the_guard)

    arrive(guarded(is_desk)(view))
    return arrive


def test_the_guard_asks_the_database_twice_at_most(arrive, count_queries):
    with count_queries() as queries:
        assert arrive(guarded(is_desk)(view)) == "in"
    assert len(queries) <= QUERIES


def test_the_guard_takes_two_milliseconds_at_most(arrive):
    def quickest(behind_the_guard):
        return min(_seconds(lambda: arrive(behind_the_guard)) for _ in range(ROUNDS))

    assert quickest(guarded(is_desk)(view)) - quickest(public(view)) <= SECONDS


def _seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
