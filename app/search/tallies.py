"""Counts of a web process, from its memory into the database every few seconds: no page waits for the one writer."""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from flask import Flask
from sqlalchemy.exc import OperationalError

from app.core.db import database_of, transaction

Item = TypeVar("Item", bound=Hashable)

SECONDS_BETWEEN = 5.0  # what a killed process loses
MOST_WAITING = 2_000  # different counts; the database can be away for long, memory stays small

log = logging.getLogger(__name__)


class Tally(Generic[Item]):
    """What was counted and is not written down yet, safe between threads. `write` adds it up in the database."""

    def __init__(self, write: Callable[[Mapping[Item, int]], None]) -> None:
        self.write = write
        self._lock = threading.Lock()
        self._counts: Counter[Item] = Counter()

    def add(self, items: Iterable[Item]) -> None:
        with self._lock:
            for item in items:
                if item in self._counts or len(self._counts) < MOST_WAITING:
                    self._counts[item] += 1

    def take(self) -> Counter[Item]:
        """Everything that waits; it is the caller's now."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, counts: Mapping[Item, int]) -> None:
        with self._lock:
            self._counts.update(counts)


def tallies_of(app: Flask) -> list[Tally[Any]]:
    tallies: list[Tally[Any]] = app.extensions.setdefault("tallies", [])
    return tallies


def start(app: Flask) -> None:
    """Once in each web process; what waits at an orderly end is written too."""
    threading.Thread(target=_flush_for_ever, args=(app,), name="tallies", daemon=True).start()
    atexit.register(flush, app)


def flush(app: Flask) -> None:
    """Write down what waits. When the database is busy or away, it waits on."""
    for tally in tallies_of(app):
        _flush(app, tally)


def _flush(app: Flask, tally: Tally[Any]) -> None:
    counts = tally.take()
    if not counts:
        return
    try:
        with app.app_context(), database_of(app).scope(), transaction():
            tally.write(counts)
    except OperationalError:
        log.warning("counts of searches wait on: the database is busy or away")
        tally.give_back(counts)


def _flush_for_ever(app: Flask) -> None:
    pause = threading.Event()
    while not pause.wait(SECONDS_BETWEEN):
        try:
            flush(app)
        except Exception:  # a thread that dies would count nothing any more, without a word
            log.exception("counts of searches were lost")
