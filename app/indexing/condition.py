"""How the index is doing, for those who look after it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.indexing import notes
from app.indexing.engines import engine_of
from app.indexing.slow_queries import SlowQuery, slowest
from app.indexing.tracking import CHANGED
from app.outbox.services import waiting_after
from search_index.engine import EngineUnavailable
from search_index.results import IndexStatus

REBUILT = "rebuilt.json"
BEHIND = timedelta(minutes=1)


@dataclass(frozen=True)
class Rebuilt:
    """When the index was last written anew on this host, and how long that took."""

    at: datetime
    seconds: float
    documents: int


@dataclass(frozen=True)
class Condition:
    """`index` is None when it cannot be read, and `problem` says why. `waiting`: changes it has not followed yet."""

    index: IndexStatus | None
    problem: str
    waiting: int
    oldest_waiting: datetime | None
    rebuilt: Rebuilt | None
    slowest: tuple[SlowQuery, ...]
    at: datetime

    @property
    def changed_at(self) -> datetime | None:
        """When the index last took something in; None when it is not on disk."""
        return datetime.fromtimestamp(self.index.saved_at, UTC) if self.index and self.index.saved_at else None

    @property
    def is_behind(self) -> bool:
        """More than the worker is, in the middle of its work."""
        return self.lag > BEHIND

    @property
    def lag(self) -> timedelta:
        """How long the oldest change has waited."""
        return self.at - self.oldest_waiting if self.oldest_waiting else timedelta()


def condition(*, at: datetime) -> Condition:
    """Never fails because of the index."""
    index, problem, position = _index()
    waiting, oldest = waiting_after(position, CHANGED)
    return Condition(index, problem, waiting, oldest, last_rebuild(), tuple(slowest(at=at)), at)


def _index() -> tuple[IndexStatus | None, str, int]:
    try:
        status = engine_of().status()
    except EngineUnavailable as error:
        return None, str(error), 0
    return status, "", status.position


def note_rebuild(*, at: datetime, seconds: float, documents: int) -> None:
    notes.write(REBUILT, [at.isoformat(), seconds, documents])


def last_rebuild() -> Rebuilt | None:
    try:
        at, seconds, documents = notes.read(REBUILT)
        return Rebuilt(datetime.fromisoformat(at), float(seconds), int(documents))
    except (TypeError, ValueError):  # no note, or one of another release
        return None
