"""`flask search status | verify | rebuild`."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import AMSTERDAM, now
from app.indexing import following, verifying
from app.indexing.condition import Condition, condition
from app.indexing.documents import findable_documents
from app.indexing.engines import engine_of
from app.indexing.slow_queries import SLOW_MS
from search_index.documents import SupplierDocument
from search_index.engine import EngineUnavailable, WriterBusy
from search_index.results import IndexStatus

SECONDS_FOR_THE_WORKER = 60
TIME = "%Y-%m-%d %H:%M"

cli = AppGroup("search", help="The search index.")


@cli.command("status")
@with_session
def status() -> None:
    """Show size, lag and slowest queries of the index; exits with 1 when there is none."""
    state = condition(at=now())
    click.echo("\n".join(_lines(state)))
    if state.index is None:
        sys.exit(1)


def _lines(state: Condition) -> Iterator[str]:
    if state.index is None:
        yield f"no index: {state.problem}; the worker makes one, or flask search rebuild"
    else:
        yield _size(state.index)
        yield _lag(state)
    if state.index and state.changed_at:
        yield f"format {state.index.format}, last changed {state.changed_at.astimezone(AMSTERDAM):{TIME}}"
    if state.rebuilt:
        at = state.rebuilt.at.astimezone(AMSTERDAM)
        yield f"last rebuilt {at:{TIME}}: {state.rebuilt.documents} suppliers in {state.rebuilt.seconds:.1f} s"
    if state.slowest:
        yield f"slowest queries of the last 7 days, of {SLOW_MS} ms and more:"
    for query in state.slowest:
        when = query.at.astimezone(AMSTERDAM)
        yield f"{query.milliseconds:>6} ms {query.hits:>7} hits  {when:{TIME}}  {query.text or '(no words)'}"


def _size(index: IndexStatus) -> str:
    return f"{index.documents} suppliers in {index.segments} segments, {index.bytes_on_disk / 1e6:.1f} MB"


def _lag(state: Condition) -> str:
    if not state.waiting:
        return "up to date"
    return f"behind: {state.waiting} changes wait, the oldest for {state.lag.total_seconds():.1f} s"


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
    _repair(difference)
    click.echo("repaired")


def _repair(difference: verifying.Difference) -> None:
    try:
        with engine_of().writer_lock(timeout=SECONDS_FOR_THE_WORKER):
            for start in range(0, len(difference.ids), following.BATCH):
                following.bring_up_to_date(engine_of(), difference.ids[start : start + following.BATCH])
    except WriterBusy:
        _give_way()


@cli.command("rebuild")
@with_session
def rebuild() -> None:
    """Write the index anew; searching goes on meanwhile."""
    started = time.monotonic()
    suppliers = verifying.number_findable()
    try:
        with engine_of().writer_lock(timeout=SECONDS_FOR_THE_WORKER), _shown(findable_documents(), suppliers) as read:
            following.rebuild(read)
    except WriterBusy:
        _give_way()
    click.echo(f"rebuilt in {time.monotonic() - started:.1f} s: {engine_of().status().documents} suppliers")


def _shown(documents: Iterable[SupplierDocument], number: int) -> AbstractContextManager[Iterable[SupplierDocument]]:
    """The documents, with a bar while they are read: on a terminal only, and beside what the command prints."""
    hidden = not sys.stderr.isatty()
    return click.progressbar(documents, number, "rebuilding", file=sys.stderr, hidden=hidden, update_min_steps=100)


def _give_way() -> None:
    click.echo("another process is writing the index; try again when it is done")
    sys.exit(1)
