"""The slowest questions of the last days: what was asked and how long it took, never who asked.

Each process keeps its own note and no question costs a database write; reading puts the notes together. Questions from
inside a procurement file are not passed on to here.
"""

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.indexing import notes

SLOW_MS = 100
KEPT = 20
KEPT_FOR = timedelta(days=7)
NOTES = "slow-*.json"

_writing = threading.Lock()


@dataclass(frozen=True)
class SlowQuery:
    text: str
    milliseconds: int
    hits: int
    at: datetime


def note(text: str, *, seconds: float, hits: int, at: datetime) -> None:
    """Remember a question if it was slow. Never fails; a mail address is personal, so a text with one is left out."""
    milliseconds = round(seconds * 1000)
    if milliseconds < SLOW_MS or "@" in text:
        return
    name = NOTES.replace("*", str(os.getpid()))
    with _writing:
        kept = _worst([*_readable(notes.read(name)), SlowQuery(text, milliseconds, hits, at)], at)
        notes.write(name, [[each.text, each.milliseconds, each.hits, each.at.isoformat()] for each in kept])
        notes.take_away_older_than(NOTES, (at - KEPT_FOR).timestamp())


def slowest(*, at: datetime) -> list[SlowQuery]:
    """The slowest time of each text in the days before `at`, slowest first."""
    return _worst((query for entries in notes.read_all(NOTES) for query in _readable(entries)), at)


def _worst(queries: Iterable[SlowQuery], at: datetime) -> list[SlowQuery]:
    slowest_by_text: dict[str, SlowQuery] = {}
    for query in sorted(queries, key=lambda each: each.milliseconds):
        if query.at >= at - KEPT_FOR:
            slowest_by_text[query.text] = query
    return sorted(slowest_by_text.values(), key=lambda each: -each.milliseconds)[:KEPT]


def _readable(entries: Any) -> list[SlowQuery]:
    """Nothing of a note that another release wrote in another form."""
    try:
        return [SlowQuery(text, ms, hits, datetime.fromisoformat(at)) for text, ms, hits, at in entries or ()]
    except (TypeError, ValueError):
        return []
