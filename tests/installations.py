"""Installations for tests, on SQLite in a file or on the server that TEST_DATABASE_URL names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from flask import Flask
from sqlalchemy import create_engine, make_url, text

from app.core.clock import now
from app.core.db import database_of, transaction
from app.core.migrate import upgrade
from app.reference import services as reference

SERVER = os.environ.get("TEST_DATABASE_URL")
SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"  # files of real firms, not shipped


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """Yield the address of a new database without tables; it is gone afterwards."""
    if SERVER is None:
        yield f"sqlite:///{folder / 'test.db'}"
        return
    name = f"test_{uuid4().hex}"
    _on_server(f"CREATE DATABASE {name}")
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


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


def fill_with_tables(app: Flask) -> None:
    """Migrate to the newest tables and load the reference lists."""
    database = database_of(app)
    upgrade(database.engine)
    with database.scope(), transaction():
        reference.load(at=now())


def _on_server(statement: str) -> None:
    engine = create_engine(SERVER or "", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
