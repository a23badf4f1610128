"""The worker's part: a question that the firm does not answer in time goes to the desk."""

from app.core.clock import now, today
from app.core.db import session, transaction
from app.suppliers.access.queries import silent_requests
from app.suppliers.access.services import dispute


def escalate() -> bool:
    """Bring one of them before the desk; False when there is none."""
    if session.scalar(silent_requests(today()).limit(1)) is None:
        return False
    with transaction():
        request = session.scalar(silent_requests(today()).limit(1).with_for_update(skip_locked=True))
        if request is not None:
            dispute(request, "", by=None, at=now())
    return request is not None
