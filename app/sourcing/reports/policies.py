"""Who reads the reports on purchases.

Nobody on a board ever does: firms must not learn who is asked and who wins (Mededingingswet art. 6).
"""

from app.accounts.models import Role, User
from app.accounts.policies import holds, municipalities_of, roles_held


def may_read(user: User | None) -> bool:
    """Buyers and the controller about their municipality, the desk the totals of the region."""
    return holds(user, Role.BUYER, Role.CONTROLLER, Role.DESK) and not sits_on_a_board(user)


def may_read_patterns(user: User | None) -> bool:
    """Signs of agreements between firms are for the controller alone: they name firms."""
    return holds(user, Role.CONTROLLER) and not sits_on_a_board(user)


def sits_on_a_board(user: User | None) -> bool:
    """Today, whatever other role counts now."""
    return any(assignment.role is Role.BOARD_MEMBER for assignment in roles_held(user))


def municipality_to_read(user: User | None) -> str | None:
    """The one that the person works for now; None for the desk, which reads of the region."""
    own = municipalities_of(user, Role.BUYER, Role.CONTROLLER)
    return min(own) if own else None


def municipality_to_control(user: User | None) -> str | None:
    own = municipalities_of(user, Role.CONTROLLER)
    return min(own) if own else None
