"""How long a page takes in this process: on the clock, and of one core.

A machine that does other work besides makes the clock slow, and hardly the time of the processor.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app.core.db import database_of

HEADS = ("page", "fastest ms", "median ms", "fastest ms of a core", "median ms of a core", "queries", "KB")
ROUNDS = 5
SEEN = (200, 303)


@dataclass(frozen=True)
class Page:
    """`key` is that of the session of who looks; with `is_form` it is sent instead of asked for."""

    name: str
    address: str
    key: str
    is_form: bool = False


@dataclass(frozen=True)
class Taken:
    """Milliseconds on the clock and of one core."""

    wall: float
    core: float


def measure(app: Flask, page: Page) -> tuple[str, ...]:
    """A row of the table under HEADS; raises RuntimeError for a page that does not answer as it should."""
    client = visitor(app, page.key)
    visit(client, page)  # the first visit compiles its templates
    gc.freeze()  # as a web process does when it is warm (gunicorn.conf.py)
    with _counted(app) as count:
        _taken, weight = visit(client, page)
        queries = count()
    return page.name, *figures([visit(client, page)[0] for _round in range(ROUNDS)]), f"{queries}", f"{weight:.0f}"


def figures(taken: list[Taken]) -> tuple[str, ...]:
    walls, cores = [each.wall for each in taken], [each.core for each in taken]
    return tuple(f"{number:,.0f}" for number in (min(walls), median(walls), min(cores), median(cores)))


def visitor(app: Flask, key: str) -> FlaskClient:
    client = FlaskClient(app)
    with client.session_transaction() as cookie:
        cookie.permanent, cookie["_user_id"] = True, key
    return client


def visit(client: FlaskClient, page: Page) -> tuple[Taken, float]:
    """What it took, and the kilobytes that came."""
    with timed() as taken:
        answer = client.post(page.address) if page.is_form else client.get(page.address)
    if answer.status_code not in SEEN:
        raise RuntimeError(f"{page.address} answers {answer.status_code}")
    return taken(), len(answer.data) / 1024


@contextmanager
def timed() -> Iterator[Callable[[], Taken]]:
    """Yields what says, after the block, how long it took."""
    ends: list[tuple[float, float]] = []
    started = time.perf_counter(), time.process_time()
    yield lambda: Taken((ends[0][0] - started[0]) * 1000, (ends[0][1] - started[1]) * 1000)
    ends.append((time.perf_counter(), time.process_time()))


@contextmanager
def _counted(app: Flask) -> Iterator[Callable[[], int]]:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        seen.append(statement)

    engine = database_of(app).engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield lambda: len(seen)
    finally:
        event.remove(engine, "before_cursor_execute", note)
