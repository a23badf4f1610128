"""Selects on teams, the people in them and the invitations into them."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, String, and_, cast, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment, User
from app.core.clock import today
from app.core.db import session
from app.organisations.models import Association, RegionMunicipality
from app.reference.models import Municipality
from app.teams.models import RoleInvitation
from app.teams.teams import ADMINISTRATORS, DESK, Team, TeamKind, team_named, team_of


def all_teams() -> list[Team]:
    """Of every organisation that is or was in the region, by name: who left may still have people with a role."""
    codes = session.scalars(select(Municipality.code).join(RegionMunicipality).order_by(Municipality.name))
    ids = session.scalars(select(Association.id).order_by(Association.name))
    municipalities = [Team(TeamKind.MUNICIPALITY, municipality_code=code) for code in codes]
    return [*municipalities, *(Team(TeamKind.ASSOCIATION, association_id=each) for each in ids), DESK, ADMINISTRATORS]


def find_team(slug: str) -> Team | None:
    """None when there is no such organisation in the region."""
    team = team_named(slug)
    return team if team in all_teams() else None


def names_of_organisations(teams: Collection[Team]) -> dict[Team, str]:
    """Of the municipalities and associations among them, in two queries."""
    codes = {team.municipality_code for team in teams}
    ids = {team.association_id for team in teams}
    places = session.execute(select(Municipality.code, Municipality.name).where(Municipality.code.in_(codes)))
    boards = session.execute(select(Association.id, Association.name).where(Association.id.in_(ids)))
    named = {Team(TeamKind.MUNICIPALITY, municipality_code=code): name for code, name in places}
    return named | {Team(TeamKind.ASSOCIATION, association_id=number): name for number, name in boards}


def invitations_into(municipalities: Collection[str]) -> Select[str]:
    """Ids of all invitations there ever were, as text: the audit trail has them so."""
    return select(cast(RoleInvitation.id, String)).where(RoleInvitation.municipality_code.in_(municipalities))


def inviters_to_desk(user: User, since: datetime) -> set[int]:
    """Ids of those whose invitation to the desk the person took up at that moment or later."""
    theirs = (RoleInvitation.email == user.email) & (RoleInvitation.role == Role.DESK)
    statement = select(RoleInvitation.invited_by_id).where(theirs, RoleInvitation.accepted_at >= since)
    return set(session.scalars(statement))


def members(team: Team, on: date) -> list[RoleAssignment]:
    """Who holds a role in the team on that day, by name."""
    return [assignment for assignment in session.scalars(_assignments(_within(team))) if assignment.holds_on(on)]


def members_by_team(on: date) -> dict[Team, list[RoleAssignment]]:
    """Everybody with a role on that day; a team without people is not among them."""
    found: dict[Team, list[RoleAssignment]] = {}
    for assignment in session.scalars(_assignments()):
        if assignment.holds_on(on):
            found.setdefault(team_of(assignment), []).append(assignment)
    return found


def _assignments(*conditions: ColumnElement[bool]) -> Select[RoleAssignment]:
    statement = select(RoleAssignment).join(RoleAssignment.user).where(*conditions)
    return statement.order_by(User.name, RoleAssignment.id).options(joinedload(RoleAssignment.user))


def _within(team: Team) -> ColumnElement[bool]:
    return and_(
        RoleAssignment.role.in_(team.roles),
        RoleAssignment.municipality_code == team.municipality_code,
        RoleAssignment.association_id == team.association_id,
    )


def find_assignment(assignment_id: int) -> RoleAssignment | None:
    return session.get(RoleAssignment, assignment_id)


def find_held(assignment_id: int) -> RoleAssignment | None:
    """A role that has not ended."""
    assignment = find_assignment(assignment_id)
    return assignment if assignment is not None and assignment.holds_on(today()) else None


def find_invitation(invitation_id: int) -> RoleInvitation | None:
    return session.get(RoleInvitation, invitation_id)


def waiting_invitations(team: Team) -> list[RoleInvitation]:
    """Those that nobody took up or withdrew, the newest first; some may have expired."""
    statement = select(RoleInvitation).where(
        RoleInvitation.role.in_(team.roles),
        RoleInvitation.municipality_code == team.municipality_code,
        RoleInvitation.association_id == team.association_id,
        RoleInvitation.accepted_at.is_(None),
        RoleInvitation.withdrawn_at.is_(None),
    )
    newest = RoleInvitation.sent_at.desc(), RoleInvitation.id.desc()
    return list(session.scalars(statement.order_by(*newest).options(joinedload(RoleInvitation.invited_by))))


def closed_invitations(before: datetime) -> Select[RoleInvitation]:
    """Those that were accepted, withdrawn or had expired before a moment."""
    closed = or_(
        RoleInvitation.accepted_at < before, RoleInvitation.withdrawn_at < before, RoleInvitation.expires_at < before
    )
    return select(RoleInvitation).where(closed).order_by(RoleInvitation.id)
