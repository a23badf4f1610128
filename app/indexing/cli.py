"""`flask search status | verify | rebuild`."""

import sys
import time

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.indexing import following, verifying
from app.indexing.engines import engine_of
from app.indexing.tracking import CHANGED
from app.outbox.services import last_position
from search_index.engine import EngineUnavailable, WriterBusy

SECONDS_FOR_THE_WORKER = 60

cli = AppGroup("search", help="The search index.")


@cli.command("status")
@with_session
def status() -> None:
    """Show size and lag of the index; exits with 1 when there is none."""
    try:
        state = engine_of().status()
    except EngineUnavailable as error:
        click.echo(f"no index: {error}")
        sys.exit(1)
    newest = last_position(CHANGED)
    click.echo(f"{state.documents} suppliers in {state.segments} segments, {state.bytes_on_disk / 1e6:.1f} MB")
    click.echo(f"followed to {state.position} of {newest}: {'up to date' if state.position >= newest else 'behind'}")


@cli.command("verify")
@click.option("--repair", is_flag=True, help="Put right what differs.")
@with_session
def verify(repair: bool) -> None:
    """Compare index and database; exits with 1 when they differ."""
    try:
        difference = verifying.verify()
    except EngineUnavailable as error:
        click.echo(f"no index: {error}; flask search rebuild makes one")
        sys.exit(1)
    if not difference:
        click.echo("index and database agree")
        return
    for name in ("missing", "superfluous", "outdated"):
        ids = getattr(difference, name)
        click.echo(f"{name}: {len(ids)}  {' '.join(map(str, ids[:20]))}")
    if not repair:
        sys.exit(1)
    with engine_of().writer_lock(timeout=SECONDS_FOR_THE_WORKER):
        for start in range(0, len(difference.ids), following.BATCH):
            following.bring_up_to_date(engine_of(), difference.ids[start : start + following.BATCH])
    click.echo("repaired")


@cli.command("rebuild")
@with_session
def rebuild() -> None:
    """Write the index anew; searching goes on meanwhile."""
    started = time.monotonic()
    try:
        with engine_of().writer_lock(timeout=SECONDS_FOR_THE_WORKER):
            following.rebuild()
    except WriterBusy:
        click.echo("another process is writing the index; try again when it is done")
        sys.exit(1)
    click.echo(f"rebuilt in {time.monotonic() - started:.1f} s: {engine_of().status().documents} suppliers")
