"""Installations for tests, on SQLite in a file or on the server that TEST_DATABASE_URL names."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

from flask import Flask
from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.orm import Session

from app import create_app
from app.core.clock import now
from app.core.db import database_of, transaction
from app.core.migrate import upgrade
from app.reference import services as reference
from config import Config
from tests.client import CheckingClient

SERVER = os.environ.get("TEST_DATABASE_URL")
SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"  # files of real firms, not shipped

SAVEPOINTS = {  # by what a dialect calls them
    "do_savepoint": "SAVEPOINT",
    "do_release_savepoint": "RELEASE SAVEPOINT",
    "do_rollback_to_savepoint": "ROLLBACK TO SAVEPOINT",
}


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """Yield the address of a new database without tables; it is gone afterwards."""
    if SERVER is None:
        yield f"sqlite:///{folder / 'test.db'}"
    else:
        with _copy_on_server("template1") as url:
            yield url


@contextmanager
def copied_database(original: str, folder: Path) -> Iterator[str]:
    """Yield the address of a copy of a database that nobody has open; the copy is gone afterwards."""
    name = make_url(original).database or ""
    if SERVER is None:
        shutil.copy(name, folder / "test.db")
        yield f"sqlite:///{folder / 'test.db'}"
    else:
        with _copy_on_server(name) as url:
            yield url


@contextmanager
def filled_database(folder: Path) -> Iterator[str]:
    """Yield the address of a database with tables and reference lists, which nobody has open."""
    with empty_database(folder) as url:
        application = create_app(Config.from_environment(settings_for_tests(folder, url)))
        fill_with_tables(application)
        database_of(application).engine.dispose()
        yield url


def settings_for_tests(folder: Path, database_url: str, **more: str) -> dict[str, str]:
    """The environment of an installation whose whole state lies in `folder`."""
    return {
        "ENVIRONMENT": "test",
        "SECRET_KEY": "only for tests, and long enough to sign with",
        "INSTANCE_PATH": str(folder),
        "DATABASE_URL": database_url,
        "BASE_URL": "http://localhost",
        "LOG_LEVEL": "WARNING",
        **more,
    }


@contextmanager
def application_for_tests(folder: Path) -> Iterator[Flask]:
    """The application on a database of its own, with tables and reference lists."""
    with filled_database(folder) as url, application_on(url, folder) as application:
        yield application


@contextmanager
def application_on(database_url: str, folder: Path) -> Iterator[Flask]:
    """The application on this database, without the token of forms."""
    more = {"SEARCH_URL": "memory:", "SECURITY_CONTACT": "mailto:tell@streekbron.example"}
    application = create_app(Config.from_environment(settings_for_tests(folder, database_url, **more)))
    application.config["WTF_CSRF_ENABLED"] = False
    application.test_client_class = CheckingClient
    _say_savepoints_outright(database_of(application).engine)
    yield application
    database_of(application).engine.dispose()


def _say_savepoints_outright(engine: Engine) -> None:
    """SQLAlchemy compiles each of them anew: an eighth of a request that is undone."""
    for name, words in SAVEPOINTS.items():
        setattr(engine.dialect, name, partial(_say, words))


def _say(words: str, connection: Connection, savepoint: str) -> None:
    connection.exec_driver_sql(f"{words} {savepoint}")


@contextmanager
def undone_session(app: Flask) -> Iterator[Session]:
    """A database session whose commits end in savepoints, as those of requests do; all is undone afterwards."""
    database = database_of(app)
    with database.engine.connect() as connection:
        outer = connection.begin()
        database.bind = connection
        with app.test_request_context(), database.scope() as opened:
            yield opened
        database.bind = database.engine
        outer.rollback()
    if app.extensions["search engine"] is not None:
        app.extensions["search engine"].rebuild((), position=0)


def fill_with_tables(app: Flask) -> None:
    """Migrate to the newest tables and load the reference lists."""
    database = database_of(app)
    upgrade(database.engine)
    with database.scope(), transaction():
        reference.load(at=now())


@contextmanager
def _copy_on_server(template: str) -> Iterator[str]:
    """Yield the address of a copy of `template` on the server, which lives as long as the block."""
    name = f"test_{uuid4().hex}"
    _on_server(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield make_url(SERVER or "").set(database=name).render_as_string(hide_password=False)
    finally:
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(statement: str) -> None:
    engine = create_engine(SERVER or "", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
