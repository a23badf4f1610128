"""The database: one session per request, command and test, and `transaction()`, the only commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from flask import Flask
from sqlalchemy import Connection, Engine, Select, create_engine, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from werkzeug.local import LocalProxy

_current: ContextVar[Session] = ContextVar("session")

# The turn of the audit trail, the outbox and the changes that these note. One for all of them: each has to be noted
# in order, and turns that are taken in different orders wait for each other for ever.
JOURNAL = "journal"
POOL = {"max_overflow": 40}  # a worker has a thread for each loop; with the usual 15 connections some would wait

session = cast(Session, LocalProxy(_current, unbound_message="no database session is open here"))


def is_session_open() -> bool:
    return _current.get(None) is not None


class Database:
    """An engine, and the scopes in which code may use `session`."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        self.bind: Engine | Connection = self.engine

    @contextmanager
    def scope(self) -> Iterator[Session]:
        """Open a session for the code inside; what was not committed is gone afterwards."""
        with Session(self.bind, join_transaction_mode="create_savepoint", expire_on_commit=True) as opened:
            token = _current.set(opened)
            try:
                yield opened
            finally:
                _current.reset(token)


@contextmanager
def transaction() -> Iterator[None]:
    """Make everything inside one action: it stands or falls together. The only commit in the product.

    What was read before is read again inside, and on SQLite the write lock is taken first: otherwise a
    process that read, and then writes after another has committed, fails at once with "database is locked".
    """
    current = _current.get()
    _refuse_earlier_changes(current)
    current.commit()
    current.expire_all()
    current.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
    try:
        yield
        current.commit()
    except BaseException:
        current.rollback()
        raise


def _refuse_earlier_changes(current: Session) -> None:
    changed = [thing for thing in current.dirty if current.is_modified(thing)]
    if current.new or current.deleted or changed:
        raise RuntimeError("something was changed before transaction() was opened; move it inside")


def count_of(statement: Select[Any]) -> int:
    """How many rows a statement gives; its order costs nothing."""
    return session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0


def take_turn(name: str) -> None:
    """Wait until no other transaction holds `name`; held until the commit.

    SQLite has one writer at a time anyway. On PostgreSQL it keeps numbers in the order of the commits.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": name})


def open_engine(url: str) -> Engine:
    """An engine for SQLite (WAL, foreign keys, explicit BEGIN) or PostgreSQL.

    Its errors go into the log, so they name no values: those are addresses and hashes of passwords.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True, **POOL
        )
    engine = create_engine(
        parsed, connect_args={"timeout": 30, "check_same_thread": False}, hide_parameters=True, **POOL
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver must not open transactions by itself, or savepoints do not work (SQLAlchemy's SQLite notes).
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=30000", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def register(app: Flask, url: str) -> None:
    database = Database(url)
    app.extensions["database"] = database
    app.wsgi_app = _with_session(app.wsgi_app, database)  # type: ignore[method-assign]  # Flask's way to wrap


def _with_session(wsgi_app: Callable[..., Any], database: Database) -> Callable[..., Any]:
    def call(environ: Any, start_response: Any) -> Any:
        with database.scope():
            return wsgi_app(environ, start_response)

    return call


def database_of(app: Flask) -> Database:
    return cast(Database, app.extensions["database"])
