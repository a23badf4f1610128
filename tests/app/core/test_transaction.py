"""`transaction()`: the only commit, and on SQLite no "database is locked" between two writers."""

import subprocess
import sys

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.core.db import open_engine, transaction
from app.core.db import session as current
from tests.factories.accounts import make_user

COUNT_UP = """
import sys
from sqlalchemy import text
from app.core.db import Database, session, transaction
database = Database(sys.argv[1])
for _ in range(100):
    with database.scope():
        session.execute(text("SELECT n FROM counter")).scalar()  # as a guard reads before the view writes
        with transaction():
            n = session.execute(text(f"SELECT n FROM counter {sys.argv[2]}")).scalar()
            session.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})
"""


def names(session):
    return set(session.scalars(select(User.name)))


def test_what_happens_inside_stands_together(session):
    with transaction():
        make_user(name="Eerste")
        make_user(name="Tweede")
    assert {"Eerste", "Tweede"} <= names(session)


def test_what_fails_inside_falls_together(session):
    def fail_after_a_change():
        with transaction():
            make_user(name="Eerste")
            raise LookupError

    with pytest.raises(LookupError):
        fail_after_a_change()
    assert "Eerste" not in names(session)


def test_a_change_made_before_it_was_opened_is_refused(session):
    user = make_user()
    session.commit()
    user.name = "Te vroeg"
    with pytest.raises(RuntimeError, match="before transaction"), transaction():
        pass


def test_what_was_read_before_is_read_again_inside(session):
    user = make_user(name="Oud")
    session.commit()
    assert user.name == "Oud"
    session.execute(User.__table__.update().values(name="Nieuw"))
    with transaction():
        assert user.name == "Nieuw"


def test_nothing_reaches_the_database_without_it(session, app):
    current.add(User(email="x@example.nl", name="X", password_hash="", created_at=make_user().created_at))
    current.rollback()
    assert session.scalar(select(func.count()).where(User.email == "x@example.nl")) == 0


def test_two_processes_that_read_and_then_write_lose_nothing(live_instance):
    engine = open_engine(live_instance["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))
    lock = "FOR UPDATE" if engine.dialect.name == "postgresql" else ""
    command = [sys.executable, "-c", COUNT_UP, live_instance["DATABASE_URL"], lock]
    writers = [subprocess.Popen(command, env=live_instance) for _ in range(2)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT n FROM counter")).scalar() == 200
    engine.dispose()


def test_an_error_of_the_database_names_no_values(session):
    make_user(email="secret@example.nl")
    with pytest.raises(IntegrityError) as error, transaction():
        make_user(email="secret@example.nl", name="Geheim")
    assert "Geheim" not in str(error.value)
