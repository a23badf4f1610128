"""`flask privacy`: what goes after its term."""

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import now
from app.privacy import retention

cli = AppGroup("privacy", help="Personal data and how long they are kept.")


@cli.command("retention")
@click.option("--dry-run", is_flag=True, help="Only say how many would go.")
@with_session
def retention_command(dry_run: bool) -> None:
    """Remove now what is past its term; the worker does it every night."""
    if dry_run:
        for term in retention.terms(now()):
            click.echo(f"{term.waiting:>8}  {term.retention.key} (after {term.days} days)")
        return
    for kind, removed in retention.remove_all():
        click.echo(f"{removed:>8}  {kind.key} (after {retention.days_of(kind)} days)")
