"""What a person may do by the roles they hold today."""

from collections.abc import Iterable

from app.accounts.models import Role, RoleAssignment, User
from app.core.clock import today


def roles_held(user: User | None) -> list[RoleAssignment]:
    """All roles of today, wherever they hold."""
    if user is None:
        return []
    day = today()
    return [assignment for assignment in user.roles if assignment.holds_on(day)]


def roles_today(user: User | None) -> list[RoleAssignment]:
    """The roles that count now: who acts for one municipality leaves those in others aside (see teams/acting.py)."""
    return [assignment for assignment in roles_held(user) if _counts(assignment, user)]


def _counts(assignment: RoleAssignment, user: User | None) -> bool:
    chosen = user.acting_for if user else None
    return chosen is None or assignment.municipality_code in (None, chosen)


def holds(user: User | None, *roles: Role) -> bool:
    return any(assignment.role in roles for assignment in roles_today(user))


def needs_second_factor(user: User | None) -> bool:
    """Every role opens what others entrusted: a password alone is not enough for it."""
    return bool(roles_held(user))


def is_signed_in(user: User | None) -> bool:
    return user is not None


def is_signed_out(user: User | None) -> bool:
    return user is None


def is_desk(user: User | None) -> bool:
    return holds(user, Role.DESK)


def is_buyer(user: User | None) -> bool:
    return holds(user, Role.BUYER)


def is_administrator(user: User | None) -> bool:
    return holds(user, Role.ADMINISTRATOR)


def sits_on_board(user: User | None, association_id: int | None) -> bool:
    return association_id is not None and association_id in boards_of(user)


def boards_of(user: User | None) -> set[int]:
    """Ids of the associations on whose board the person sits."""
    return {found for found in _ids(roles_today(user)) if found is not None}


def _ids(assignments: Iterable[RoleAssignment]) -> Iterable[int | None]:
    return (assignment.association_id for assignment in assignments if assignment.role is Role.BOARD_MEMBER)


def municipalities_of(user: User | None, *roles: Role) -> set[str]:
    """Codes of the municipalities for which the person holds one of these roles."""
    return {
        assignment.municipality_code
        for assignment in roles_today(user)
        if assignment.role in roles and assignment.municipality_code
    }
