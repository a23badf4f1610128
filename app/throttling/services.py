"""Count tries, and refuse when there were too many; never for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from app.core.db import session, take_turn
from app.throttling.models import Tries

TURN = "tries"


@dataclass(frozen=True, kw_only=True)
class Limit:
    """`free` tries without a wait, then waits that double from `first_wait` to `longest_wait`.

    After `forgotten_after` without a try the count starts again.
    """

    name: str
    free: int
    first_wait: timedelta
    longest_wait: timedelta
    forgotten_after: timedelta

    def wait_after(self, number: int) -> timedelta | None:
        """How long nobody may try after this many tries."""
        if number < self.free:
            return None
        doublings = min(number - self.free, 16)  # days: more than any longest wait
        return min(self.first_wait * (1 << doublings), self.longest_wait)


class TooMany(Exception):
    """`until` is when the next try is welcome."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def claim(limit: Limit, subject: str, *, at: datetime) -> Tries:
    """Count a try before it is made, so that many at once do not all pass. Raises TooMany.

    Belongs into a transaction of its own, that is over before the try is: others wait for their turn meanwhile.
    """
    take_turn(TURN)
    tries = _tries(limit, subject, at)
    if tries.closed_until is not None and at < tries.closed_until:
        raise TooMany(tries.closed_until)
    if at - tries.last_at >= limit.forgotten_after:
        tries.number = 0
    tries.number, tries.last_at = tries.number + 1, at
    wait = limit.wait_after(tries.number)
    tries.closed_until = at + wait if wait else None
    return tries


def release(limit: Limit, subject: str, *, at: datetime) -> None:
    """The last try was a good one: it does not count."""
    take_turn(TURN)
    tries = _tries(limit, subject, at)
    tries.number = max(tries.number - 1, 0)
    tries.closed_until = None


def forget(limit: Limit, subject: str, *, at: datetime) -> None:
    """The right person came: nothing of before counts."""
    take_turn(TURN)
    tries = _tries(limit, subject, at)
    tries.number, tries.closed_until = 0, None


def _tries(limit: Limit, subject: str, at: datetime) -> Tries:
    key = f"{limit.name}:{subject}"
    tries = session.scalar(select(Tries).where(Tries.key == key))
    if tries is None:
        tries = Tries(key=key, number=0, last_at=at)
        session.add(tries)
        session.flush()  # it has an id: a failed try is recorded on it
    return tries


def count_older(moment: datetime) -> int:
    return session.scalar(select(func.count()).select_from(Tries).where(Tries.last_at < moment)) or 0


def remove_older(moment: datetime, at_most: int) -> int:
    """Nothing can still be closed: the longest wait is far shorter than a day."""
    ids = session.scalars(select(Tries.id).where(Tries.last_at < moment).limit(at_most)).all()
    session.execute(delete(Tries).where(Tries.id.in_(ids)))
    return len(ids)
