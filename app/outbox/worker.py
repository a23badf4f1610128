"""The worker: each loop in a thread of its own, so that a long import keeps no mail and no index waiting."""

import logging
import signal
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from app.core.clock import now
from app.core.db import database_of, session, transaction
from app.core.migrate import is_up_to_date
from app.outbox.models import Heartbeat
from app.outbox.registry import Loop, loops_of

BEAT = timedelta(seconds=30)

log = logging.getLogger(__name__)


def run_worker(app: Flask) -> None:
    """Run all loops until SIGTERM or SIGINT; the step in hand is finished first."""
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: Any) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    _wait_for_tables(app, stop)
    threads = [threading.Thread(target=_run_loop, args=(app, loop, stop), name=loop.name) for loop in loops_of(app)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _wait_for_tables(app: Flask, stop: threading.Event) -> None:
    """On the first start the web server makes them, beside this process."""
    while not is_up_to_date(database_of(app).engine) and not stop.wait(0.5):
        pass


def run_until_idle(app: Flask, loops: Sequence[Loop]) -> None:
    """Do all the work of these loops that waits, in this thread; for tests and commands."""
    while any([_run_dry(app, loop) for loop in loops]):  # noqa: C419 - every loop gets its turn
        pass


def _run_dry(app: Flask, loop: Loop) -> bool:
    """Steps until one finds nothing to do; False when the first did. So what one loop has in plenty wakes no other."""
    steps = 0
    while run_step(app, loop):
        steps += 1
    return steps > 0


def _run_loop(app: Flask, loop: Loop, stop: threading.Event) -> None:
    beaten = now() - BEAT
    while not stop.is_set():
        try:
            busy = run_step(app, loop)
            if now() - beaten >= BEAT:
                beaten = _beat(app, loop, None)
        except Exception as error:  # a loop that dies would stop mail or search without a word
            log.exception("loop %s failed", loop.name)
            _beat_if_possible(app, loop, type(error).__name__)
            stop.wait(5)
            continue
        if not busy:
            stop.wait(loop.rest_seconds)


def run_step(app: Flask, loop: Loop) -> bool:
    """One step, with a session and with addresses that start at BASE_URL.

    The application context is its own, or what one step kept in `g` would reach the next without its session.
    """
    addresses = app.test_request_context(base_url=app.extensions["config"].BASE_URL)
    with app.app_context(), addresses, database_of(app).scope():
        return loop.step()


def _beat(app: Flask, loop: Loop, error: str | None) -> datetime:
    moment = now()
    with app.app_context(), database_of(app).scope(), transaction():
        session.merge(Heartbeat(name=loop.name, at=moment, error=error))
    return moment


def _beat_if_possible(app: Flask, loop: Loop, error: str) -> None:
    try:
        _beat(app, loop, error)
    except Exception:  # the database itself may be what failed; it is in the log
        log.exception("loop %s could not note its failure", loop.name)
