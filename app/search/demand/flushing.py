"""From the memory of a web process into the database, every few seconds."""

import atexit
import logging
import threading
from typing import cast

from flask import Flask
from sqlalchemy.exc import OperationalError

from app.core.db import database_of, transaction
from app.search.demand.buffer import Buffer
from app.search.demand.services import add_up

SECONDS_BETWEEN = 5.0  # what a killed process loses

log = logging.getLogger(__name__)


def start(app: Flask) -> None:
    """Once in each web process; what waits at an orderly end is written too."""
    threading.Thread(target=_flush_for_ever, args=(app,), name="demand", daemon=True).start()
    atexit.register(flush, app)


def flush(app: Flask) -> None:
    """Write down what waits. When the database is busy or away, it waits on."""
    buffer = cast(Buffer, app.extensions["demand"])
    counts = buffer.take()
    if not counts:
        return
    try:
        with app.app_context(), database_of(app).scope(), transaction():
            add_up(counts)
    except OperationalError:
        log.warning("counts of searches wait on: the database is busy or away")
        buffer.give_back(counts)


def _flush_for_ever(app: Flask) -> None:
    pause = threading.Event()
    while not pause.wait(SECONDS_BETWEEN):
        try:
            flush(app)
        except Exception:  # a thread that dies would count nothing any more, without a word
            log.exception("counts of searches were lost")
