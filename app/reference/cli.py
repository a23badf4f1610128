"""flask reference: load the lists, and say what is loaded."""

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import now
from app.core.db import transaction
from app.reference import queries, services
from app.reference.files import checksum

reference = AppGroup("reference", help="Municipalities, postcodes, CPV codes and certificates.")


@reference.command("load")
@with_session
@with_session
def load() -> None:
    """Bring the tables in line with the data files; does nothing when they are."""
    with transaction():
        counts = services.load(at=now())
    if not counts:
        click.echo("Reference data: nothing changed.")
    for table, rows in counts.items():
        click.echo(f"{table}: {rows} rows")


@reference.command("status")
@with_session
@with_session
def status() -> None:
    """Say when the tables were loaded and whether the data files have changed since."""
    loaded = queries.release()
    if loaded is None:
        click.echo("Reference data: not loaded.")
        return
    state = "up to date" if loaded.checksum == checksum() else "older than the data files"
    click.echo(f"Reference data: loaded {loaded.loaded_at:%Y-%m-%d %H:%M} UTC, {state}.")
