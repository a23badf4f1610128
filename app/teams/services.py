"""Verbs on the roles in a team: end one, give it a last day, leave."""

from datetime import date, datetime, timedelta

from app.accounts import services as accounts
from app.accounts.models import Role, RoleAssignment, User
from app.core.clock import local_date
from app.core.db import take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.teams.invitations.services import withdraw_all_by
from app.teams.messages import RoleEnded
from app.teams.queries import members
from app.teams.teams import team_of

ONE_DAY = timedelta(days=1)
# Without these nobody would judge applications or look after the site, so the last one finds a successor first.
NEEDS_SUCCESSOR = (Role.BOARD_MEMBER, Role.DESK, Role.ADMINISTRATOR)


def end(assignment: RoleAssignment, *, by: User, at: datetime) -> None:
    """Take a role away. The invitations that its holder sent into this team go with it.

    Raises DomainError for the last administrator.
    """
    take_turn(f"team {team_of(assignment).slug}")
    if assignment.role is Role.ADMINISTRATOR:
        _demand_successor(assignment, on=local_date(at))
    accounts.end_role(assignment, by=by, at=at)
    withdraw_all_by(assignment.user, team_of(assignment), by=by, at=at)
    if by.id != assignment.user_id:
        publish(RoleEnded(assignment.id))


def leave(assignment: RoleAssignment, *, at: datetime) -> None:
    """By the holder; invitations stay, so that a successor can still come. Raises DomainError for the last one."""
    take_turn(f"team {team_of(assignment).slug}")
    _demand_successor(assignment, on=local_date(at))
    accounts.end_role(assignment, by=assignment.user, at=at)


def set_last_day(assignment: RoleAssignment, ends_on: date | None, *, by: User, today: date) -> None:
    """Raises DomainError for a day in the past, and when nobody would be left afterwards."""
    if ends_on is not None and ends_on < today:
        raise DomainError(lazy("Choose today or a later day. To end the role now, use the red button."))
    take_turn(f"team {team_of(assignment).slug}")
    if ends_on is not None:
        _demand_successor(assignment, on=ends_on)
    accounts.set_last_day(assignment, ends_on, by=by)


def needs_successor(assignment: RoleAssignment, *, on: date) -> bool:
    """Whether the role cannot end on this day, because nobody else holds it on the next."""
    if assignment.role not in NEEDS_SUCCESSOR:
        return False
    others = (each for each in members(team_of(assignment), on + ONE_DAY) if each.user_id != assignment.user_id)
    return not any(each.role is assignment.role and each.user.is_active for each in others)


def _demand_successor(assignment: RoleAssignment, *, on: date) -> None:
    if needs_successor(assignment, on=on):
        raise DomainError(
            lazy("There is nobody else with this role. Invite a successor first, and wait for the answer.")
        )
