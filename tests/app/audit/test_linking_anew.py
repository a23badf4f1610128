"""The migration that gives the chain its second form keeps a right chain right, and a broken one broken."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.audit.chain import START_OF_CHAIN, digest_of_values
from app.audit.verifying import verify
from app.core import db
from app.core.migrate import alembic_config
from tests.installations import empty_database

BEFORE = "0004_saved_searches"
MOMENT = datetime(2026, 3, 16, 11, 0, tzinfo=UTC)


@pytest.fixture
def old_site(tmp_path):
    """A database of before, with three acts in the first form of the chain."""
    with empty_database(tmp_path) as url:
        database = db.Database(url)
        command.upgrade(alembic_config(database.engine), BEFORE)
        with database.engine.begin() as connection:
            write_old_chain(connection)
        yield database
        database.engine.dispose()


def write_old_chain(connection):
    previous = START_OF_CHAIN
    for number in (1, 2, 3):
        values = digest_of_values("salt", {"step": number})
        fields = [number, MOMENT.isoformat(timespec="microseconds"), "thing.done", None, "thing", "7", values]
        previous, before = digest([previous, *fields]), previous
        connection.execute(
            text(
                "INSERT INTO audit_entry VALUES"
                " (:number, :at, 'thing.done', NULL, 'thing', '7', :values, :before, :digest)"
            ),
            {
                "number": number,
                "values": values,
                "before": before,
                "digest": previous,
                "at": MOMENT if connection.dialect.name == "postgresql" else "2026-03-16 11:00:00.000000",
            },
        )
        connection.execute(
            text("INSERT INTO audit_values VALUES (:number, 'salt', :content)"),
            {"number": number, "content": json.dumps({"step": number})},
        )


def digest(content):
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def migrate(database):
    command.upgrade(alembic_config(database.engine), "head")


def verified(database):
    with database.scope() as session:
        assert isinstance(session, Session)
        return verify()


def test_a_right_chain_stays_right(old_site):
    migrate(old_site)
    found = verified(old_site)
    assert (found.broken, found.entries) == (None, 3)


def test_an_entry_that_was_changed_before_is_still_named(old_site):
    with old_site.engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET object_id = '8' WHERE number = 2"))
    migrate(old_site)
    assert verified(old_site).broken == (2, "the entry was changed")


def test_a_missing_entry_is_still_named(old_site):
    with old_site.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_values WHERE entry_number = 2"))
        connection.execute(text("DELETE FROM audit_entry WHERE number = 2"))
    migrate(old_site)
    assert verified(old_site).broken == (3, "entry 2 is missing")


def test_the_way_back_gives_the_first_form_again(old_site):
    with old_site.engine.connect() as connection:
        before = connection.execute(text("SELECT number, digest FROM audit_entry ORDER BY number")).all()
    migrate(old_site)
    command.downgrade(alembic_config(old_site.engine), BEFORE)
    with old_site.engine.connect() as connection:
        assert connection.execute(text("SELECT number, digest FROM audit_entry ORDER BY number")).all() == before
