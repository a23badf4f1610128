"""After an event the worker says who did not show up."""

from app.core.clock import now
from app.core.db import transaction
from app.events.door.queries import to_close
from app.events.door.services import close


def step() -> bool:
    """One event; False when none is left."""
    event_id = to_close(now())
    if event_id is None:
        return False
    with transaction():
        close(event_id)
    return True
