"""The desk and the administrator read the trail of the register; a controller that of their own municipality."""

from app.accounts.models import Role, User
from app.accounts.policies import holds
from app.audit.models import AuditEntry
from app.logbook import queries


def may_open(user: User | None) -> bool:
    return holds(user, Role.CONTROLLER, Role.DESK, Role.ADMINISTRATOR)


def may_read(user: User | None, entry: AuditEntry) -> bool:
    """What the list would not show has no page either."""
    return user is not None and may_open(user) and queries.is_visible_to(user, entry)
