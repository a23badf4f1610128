"""Who sees a team, and who gives and ends which role in it."""

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import (
    boards_of,
    holds,
    is_administrator,
    is_desk,
    municipalities_of,
    roles_held,
    roles_today,
)
from app.reference.models import Municipality
from app.teams.models import RoleInvitation
from app.teams.teams import Team, TeamKind, team_of


def may_open_teams(user: User | None) -> bool:
    return bool(roles_today(user))


def may_act_for(user: User | None, municipality: Municipality) -> bool:
    """Any in which the person holds a role, whichever they act for at the moment."""
    return municipality.code in {assignment.municipality_code for assignment in roles_held(user)}


def belongs_to(user: User | None, team: Team) -> bool:
    return any(team_of(assignment) == team for assignment in roles_today(user))


def may_see(user: User | None, team: Team) -> bool:
    """Colleagues know who else is in; what they cannot change they see without dates of signing in."""
    return belongs_to(user, team) or may_manage(user, team)


def may_give(user: User | None, team: Team, role: Role) -> bool:
    """An administrator every role, a controller the buyers of the municipality, a board its own seats.

    The desk gives seats on every board and at the desk itself, but none that opens files of municipalities.
    """
    if role not in team.roles:
        return False
    if is_administrator(user):
        return True
    if role is Role.BUYER:
        return team.municipality_code in municipalities_of(user, Role.CONTROLLER)
    if role is Role.BOARD_MEMBER:
        return is_desk(user) or team.association_id in boards_of(user)
    return role is Role.DESK and is_desk(user)


def roles_to_give(user: User | None, team: Team) -> list[Role]:
    return [role for role in team.roles if may_give(user, team, role)]


def may_manage(user: User | None, team: Team) -> bool:
    """Invite people, and see when they were last here."""
    return bool(roles_to_give(user, team))


def may_change(user: User | None, assignment: RoleAssignment) -> bool:
    """Give the role a last day, or end it."""
    return may_give(user, team_of(assignment), assignment.role)


def may_handle(user: User | None, invitation: RoleInvitation) -> bool:
    """Send it again or withdraw it."""
    return may_give(user, team_of(invitation), invitation.role)


def may_leave(user: User | None, assignment: RoleAssignment) -> bool:
    return user is not None and assignment in roles_today(user)


def may_review_access(user: User | None) -> bool:
    return holds(user, Role.ADMINISTRATOR, Role.CONTROLLER, Role.BOARD_MEMBER, Role.DESK)


def may_review(user: User | None, team: Team) -> bool:
    return may_manage(user, team)


def may_judge(user: User | None, assignment: RoleAssignment) -> bool:
    """Keep or end a role in the review. Nobody judges their own; but the last administrator has nobody else."""
    if user is None or not may_change(user, assignment):
        return False
    return assignment.user_id != user.id or team_of(assignment).kind is TeamKind.ADMINISTRATORS
