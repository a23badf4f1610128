"""The worker's round, and the same by hand: first the moves of the day, then the mails about them."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.clock import today
from app.core.db import count_of
from app.suppliers.models import Supplier
from app.suppliers.renewal.due import firms_due
from app.suppliers.renewal.moving import is_due, move_next
from app.suppliers.renewal.reminding import remind

NAME = "renewal"  # of the loop, in the list of heartbeats


@dataclass(frozen=True)
class Waiting:
    """Numbers of firms."""

    to_move: int
    to_remind: int


def renew() -> bool:
    """One piece of what is due and was not yet done; False when all of it is."""
    return move_next() or remind()


def waiting() -> Waiting:
    """What `renew` would do; changes nothing."""
    return Waiting(count_of(select(Supplier.id).where(is_due(today()))), len(firms_due(today(), most=2**31 - 1)))
