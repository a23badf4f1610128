"""`flask worker`."""

import click
from flask import current_app
from flask.cli import with_appcontext

from app.outbox.registry import loops_of
from app.outbox.worker import run_until_idle, run_worker


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
@with_appcontext
def worker(once: bool) -> None:
    """Send mail, feed the search index and run imports until SIGTERM."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # threads need the real object
    if once:
        run_until_idle(app, loops_of(app))
    else:
        run_worker(app)
