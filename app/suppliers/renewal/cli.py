"""flask suppliers renew."""

import click

from app.suppliers.importing.cli import suppliers
from app.suppliers.renewal import worker


@suppliers.command("renew")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def renew(dry_run: bool) -> None:
    """Move what has come to its day and send the reminders that are due; the worker does the same by itself."""
    waiting = worker.waiting()
    click.echo(f"{waiting.to_move} firms to move to another status, {waiting.to_remind} firms to remind")
    if dry_run:
        return
    while worker.renew():
        pass
    click.echo("done")
