"""`flask audit verify`."""

import sys

import click
from flask.cli import AppGroup

from app.audit.services import verify
from app.core.cli import with_session

cli = AppGroup("audit", help="The audit trail.")


@cli.command("verify")
@with_session
def verify_command() -> None:
    """Check the hash chain; names the first broken entry and exits with 1."""
    found = verify()
    if found.broken:
        number, reason = found.broken
        click.echo(f"broken at entry {number}: {reason}")
        sys.exit(1)
    click.echo(f"{found.entries} entries, unbroken; values erased in {found.erased}; head {found.head}")
