"""Roles and teams in words."""

from collections.abc import Collection

from app.accounts.models import Role
from app.core.i18n import Text, lazy
from app.teams.queries import names_of_organisations
from app.teams.teams import ADMINISTRATORS, DESK, Team

ROLE_NAMES: dict[Role, Text] = {
    Role.BOARD_MEMBER: lazy("Board member"),
    Role.DESK: lazy("Desk member"),
    Role.BUYER: lazy("Buyer"),
    Role.CONTROLLER: lazy("Controller"),
    Role.ADMINISTRATOR: lazy("Administrator"),
}
# What the role lets somebody do: an invitation says it.
ROLE_TASKS: dict[Role, Text] = {
    Role.BOARD_MEMBER: lazy("You check applications of firms that say they belong to your association."),
    Role.DESK: lazy("You check applications of firms without an association, and appeals."),
    Role.BUYER: lazy("You search for firms and work in the procurement files of your municipality."),
    Role.CONTROLLER: lazy("You read the procurement files of your municipality and decide who buys for it."),
    Role.ADMINISTRATOR: lazy("You look after this site: its settings, its jobs and who may do what."),
}
# What the audit trail calls each act.
ACTS: dict[str, Text] = {
    "invitation.sent": lazy("Invitation to a team sent"),
    "invitation.sent_again": lazy("Invitation to a team sent again"),
    "invitation.withdrawn": lazy("Invitation to a team withdrawn"),
    "invitation.accepted": lazy("Invitation to a team accepted"),
    "access.reviewed": lazy("Role looked at in the review of access"),
}
FIXED_NAMES: dict[Team, Text] = {DESK: lazy("Regional desk"), ADMINISTRATORS: lazy("Administration of this site")}


def in_sentence(role: Role) -> str:
    """`buyer`: in the middle of a sentence the name of a role is written small."""
    name = str(ROLE_NAMES[role])
    return name[0].lower() + name[1:]


def team_names(teams: Collection[Team]) -> dict[Team, Text]:
    """In two queries for all of them."""
    return {**FIXED_NAMES, **names_of_organisations(teams)}


def team_name(team: Team) -> Text:
    return team_names([team])[team]
