"""Migrations are numbered, stand in one row, and lead to the tables of the models."""

import re

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.core.db import database_of
from app.core.migrate import alembic_config
from app.core.model import Base
from tests.leaves import absent
from tests.rules.project import ROOT

VERSIONS = ROOT / "migrations" / "versions"


def names():
    return sorted(path.stem for path in VERSIONS.glob("*.py") if path.stem != "__init__")


def test_migrations_are_numbered_without_gaps():
    assert [name[:5] for name in names()] == [f"{number:04d}_" for number in range(1, len(names()) + 1)]


def test_a_migration_is_named_like_its_file():
    for name in names():
        text = (VERSIONS / f"{name}.py").read_text("utf-8")
        assert re.search(r"^revision\b.*= [\"'](.+)[\"']", text, re.MULTILINE).group(1) == name


def test_there_is_one_newest_migration_and_the_head_file_names_it(app):
    heads = ScriptDirectory.from_config(alembic_config(database_of(app).engine)).get_heads()
    assert [*heads] == [(ROOT / "migrations" / ".head").read_text("utf-8").strip()] == names()[-1:]


def test_migrations_make_the_tables_of_the_models(app):
    with database_of(app).engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _is_compared})
        assert compare_metadata(context, Base.metadata) == []


def _is_compared(_item, _name, kind, is_in_database, in_models):
    """The tables of a leaf that was deleted stay, with what is in them: migrations are the history of all."""
    return not (absent() and kind == "table" and is_in_database and in_models is None)
