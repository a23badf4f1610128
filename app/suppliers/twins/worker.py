"""The worker's part: compare firms that are new or have changed with the others."""

from app.core.clock import now
from app.core.db import session, transaction
from app.suppliers.twins.queries import changed_since_compared
from app.suppliers.twins.services import compare_changed

FIRMS_IN_A_PIECE = 200


def compare_some() -> bool:
    """False when all have been compared."""
    if session.scalar(changed_since_compared().limit(1)) is None:
        return False
    with transaction():
        compare_changed(most=FIRMS_IN_A_PIECE, at=now())
    return True
