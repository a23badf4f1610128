"""flask suppliers renew."""

import click
from flask import current_app

from app.core.cli import with_session
from app.outbox.registry import loops_of
from app.outbox.worker import run_step
from app.suppliers.importing.cli import suppliers
from app.suppliers.renewal import worker


@suppliers.command("renew")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def renew(dry_run: bool) -> None:
    """Move what has come to its day and send the reminders that are due; the worker does the same by itself."""
    _say_what_waits()
    if dry_run:
        return
    [loop] = [each for each in loops_of(current_app) if each.name == worker.NAME]
    while run_step(current_app, loop):  # as the worker does it: with addresses for the mails
        pass
    click.echo("done")


@with_session
def _say_what_waits() -> None:
    waiting = worker.waiting()
    click.echo(f"{waiting.to_move} firms to move to another status, {waiting.to_remind} firms to remind")
