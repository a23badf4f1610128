"""A team: the people with a role in one organisation."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.accounts.models import Role, RoleAssignment
from app.core.security import LARGEST_ID
from app.teams.models import RoleInvitation


class TeamKind(StrEnum):
    """The values stand in addresses."""

    MUNICIPALITY = "gemeente"
    ASSOCIATION = "vereniging"
    DESK = "loket"
    ADMINISTRATORS = "beheer"


ROLES = {
    TeamKind.MUNICIPALITY: (Role.BUYER, Role.CONTROLLER),
    TeamKind.ASSOCIATION: (Role.BOARD_MEMBER,),
    TeamKind.DESK: (Role.DESK,),
    TeamKind.ADMINISTRATORS: (Role.ADMINISTRATOR,),
}
KIND_OF_ROLE = {role: kind for kind, roles in ROLES.items() for role in roles}
SLUG = re.compile(r"gemeente-(?P<code>GM\d{4})|vereniging-(?P<id>[1-9]\d{0,9})|loket|beheer")


@dataclass(frozen=True)
class Team:
    """A municipality's has a code, a board's the id of its association, desk and administrators neither."""

    kind: TeamKind
    municipality_code: str | None = None
    association_id: int | None = None

    @property
    def slug(self) -> str:
        """`gemeente-GM0355`, `vereniging-3`, `loket`."""
        of = self.municipality_code or self.association_id
        return f"{self.kind}-{of}" if of else str(self.kind)

    @property
    def roles(self) -> tuple[Role, ...]:
        return ROLES[self.kind]


DESK = Team(TeamKind.DESK)
ADMINISTRATORS = Team(TeamKind.ADMINISTRATORS)


def team_of(thing: RoleAssignment | RoleInvitation) -> Team:
    return Team(KIND_OF_ROLE[thing.role], thing.municipality_code, thing.association_id)


def team_named(slug: str) -> Team | None:
    """The team that a slug means, whether its organisation exists or not."""
    match = SLUG.fullmatch(slug)
    if match is None:
        return None
    if match["code"]:
        return Team(TeamKind.MUNICIPALITY, municipality_code=match["code"])
    if match["id"]:
        number = int(match["id"])
        return Team(TeamKind.ASSOCIATION, association_id=number) if number <= LARGEST_ID else None
    return Team(TeamKind(slug))
