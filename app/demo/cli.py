"""`flask demo`: the invented region."""

from time import monotonic

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import now
from app.core.db import transaction
from app.core.settings import settings
from app.demo import loading

demo = AppGroup("demo", help="An invented region to look around in.")


@demo.command("load")
@with_session
def load() -> None:
    """Load the invented region; does nothing when there is a region. Refused in production."""
    if settings().is_production:
        raise click.ClickException("demo data does not belong in production")
    started = monotonic()
    with transaction():
        firms = loading.load(at=now())
    if firms:
        click.echo(f"Demo: {firms} invented firms loaded in {monotonic() - started:.1f} s.")
    else:
        click.echo("Demo: this installation has a region already; nothing was loaded.")
