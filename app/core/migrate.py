"""`flask db`: thin commands over Alembic."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import Engine, inspect, text

from app.core.db import database_of

if TYPE_CHECKING:
    from alembic.config import Config as AlembicConfig

FOLDER = Path(__file__).parents[2] / "migrations"

cli = AppGroup("db", help="Create and change the tables.")


def alembic_config(engine: Engine) -> "AlembicConfig":
    from alembic.config import Config as AlembicConfig

    config = AlembicConfig()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(rev)s")
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine) -> None:
    """Bring the tables to the newest migration; returns at once when they are."""
    if not is_up_to_date(engine):
        from alembic import command  # slow to import, and rarely needed

        command.upgrade(alembic_config(engine), "head")


def is_up_to_date(engine: Engine) -> bool:
    return current_revision(engine) == (FOLDER / ".head").read_text().strip()


def current_revision(engine: Engine) -> str | None:
    """The newest migration that the tables have had; None for an empty database."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


@cli.command("upgrade")
def upgrade_command() -> None:
    """Bring the tables to the newest migration."""
    upgrade(database_of(current_app).engine)


@cli.command("current")
def current() -> None:
    """Show which migration the tables are at."""
    click.echo(current_revision(database_of(current_app).engine) or "empty")


@cli.command("revision")
@click.argument("name")
def revision(name: str) -> None:
    """Write a migration NAME from the difference between models and tables."""
    from alembic import command

    config = alembic_config(database_of(current_app).engine)
    numbers = [int(path.name[:4]) for path in (FOLDER / "versions").glob("[0-9]*.py")]
    identifier = f"{max(numbers, default=0) + 1:04d}_{name}"
    command.revision(config, message=name, rev_id=identifier, autogenerate=True)
    (FOLDER / ".head").write_text(identifier + "\n")


def register(app: Flask) -> None:
    app.cli.add_command(cli)
