"""What all tests share. tests/factories makes objects, tests/installations.py places to run."""

import gc
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import Context
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.accounts import passwords
from app.accounts.totp import recovery
from app.core.clock import held_at
from app.core.db import database_of
from app.mail.models import MailMessage, MailStatus
from app.outbox.registry import loops_of
from app.outbox.worker import run_until_idle
from tests.client import CheckingClient
from tests.installations import (
    SERVER,
    SHARED_DATA,
    application_on,
    copied_database,
    filled_database,
    settings_for_tests,
    undone_session,
)
from tests.suite import NO_DATABASE

REAL_HASHER, REAL_KIBIBYTES = passwords._hasher, recovery.KIBIBYTES
# A real hash takes a tenth of a second.
recovery.KIBIBYTES = 1024
passwords._hasher = PasswordHasher(memory_cost=1024, time_cost=1, parallelism=1)

MAKERS_OF_DATABASES = {"create_app", "create_engine", "application_for_tests", "empty_database", "site_for_tests"}

NEW_OBJECTS = 20_000  # between two searches for garbage

NOON = datetime(2026, 3, 16, 11, 0, tzinfo=UTC)  # noon in Amsterdam, a Monday


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    for item in items:
        if SERVER is not None and not can_reach_database(item):
            item.add_marker(pytest.mark.skip(reason=NO_DATABASE))
        if item.get_closest_marker("postgres") and SERVER is None:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL (TEST_DATABASE_URL)"))
        if item.get_closest_marker("realdata") and not SHARED_DATA.exists():
            item.add_marker(pytest.mark.skip(reason="needs the files of real firms, which are not shipped"))


def pytest_collection_finish() -> None:
    """What the tests are made of stays until the end: looking through it for garbage took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


def can_reach_database(item: pytest.Function) -> bool:
    """Whether it asks for a database, through whatever fixture, or its module knows how to make one."""
    return bool({"app", "live_instance"} & set(item.fixturenames) or MAKERS_OF_DATABASES & vars(item.module).keys())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None, Any, Any]:
    """What PostgreSQL is spared for needing no database fails when it opens one after all."""
    if can_reach_database(item):
        return (yield)
    event.listen(Engine, "engine_connect", _refuse)
    try:
        return (yield)
    finally:
        event.remove(Engine, "engine_connect", _refuse)


def _refuse(_connection: Any) -> None:
    raise AssertionError("this test opens a database: let it ask for `session`, `app` or `live_instance`")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, filled: str) -> Iterator[Flask]:
    """The application on a database of its own, with the reference lists."""
    folder = tmp_path_factory.mktemp("instance")
    with copied_database(filled, folder) as url, application_on(url, folder) as application:
        yield application


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A database session whose commits end in savepoints; all of it is rolled back after the test."""
    with undone_session(app) as opened:
        yield opened


@pytest.fixture
def client(app: Flask, session: Session) -> CheckingClient:
    """A browser without script; `client.sign_in(user)` signs in. Any page with a mistake in it fails."""
    client = app.test_client()
    assert isinstance(client, CheckingClient)
    return client


@pytest.fixture
def count_queries(app: Flask) -> Callable[[], Any]:
    """`with count_queries() as queries: ...; assert len(queries) <= 15`. Savepoints do not count."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                statements.append(statement)

        engine = database_of(app).engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], datetime]]:
    """Hold the clock still, at noon until `clock(moment)` moves it."""
    with ExitStack() as stack:

        def hold(moment: datetime) -> datetime:
            stack.enter_context(held_at(moment))
            return moment

        hold(NOON)
        yield hold


@pytest.fixture
def mailbox(app: Flask, session: Session) -> Callable[[], list[Any]]:
    """`mailbox()` lets the worker do what waits and gives the mails that were sent, oldest first.

    The night's removal is left out: it sends nothing, and looks through every kind of data that has a term.
    """
    by_day = [loop for loop in loops_of(app) if loop.name != "retention"]

    def sent() -> list[MailMessage]:
        session.commit()
        Context().run(run_until_idle, app, by_day)
        return list(session.query(MailMessage).filter_by(status=MailStatus.SENT).order_by(MailMessage.id))

    return sent


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database to copy: migrating takes far longer."""
    with filled_database(tmp_path_factory.mktemp("filled")) as url:
        yield url


@pytest.fixture
def live_instance(tmp_path: Path, filled: str) -> Iterator[dict[str, str]]:
    """The environment of an installation of its own, for processes that commit for real."""
    with copied_database(filled, tmp_path) as url:
        yield {**os.environ, **settings_for_tests(tmp_path, url)}
