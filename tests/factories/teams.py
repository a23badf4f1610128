"""Teams of an invented region, and invitations into them."""

from datetime import timedelta
from typing import Any

from app.accounts.models import Role, User
from app.core.clock import now
from app.organisations.models import Association
from app.teams.models import RoleInvitation
from app.teams.teams import Team, TeamKind
from tests.factories import next_number, save
from tests.factories.accounts import ZEIST, make_controller

BUNNIK = "GM0312"
ZEIST_TEAM = Team(TeamKind.MUNICIPALITY, municipality_code=ZEIST)
BUNNIK_TEAM = Team(TeamKind.MUNICIPALITY, municipality_code=BUNNIK)


def board_of(association: Association) -> Team:
    return Team(TeamKind.ASSOCIATION, association_id=association.id)


def make_invitation(sender: User | None = None, **values: Any) -> RoleInvitation:
    """For a buyer of Zeist, sent now, for two weeks."""
    moment = now()
    defaults = {
        "email": f"invited{next_number()}@example.nl",
        "name": "Sam Verbeek",
        "language": "nl",
        "role": Role.BUYER,
        "municipality_code": ZEIST,
        "invited_by": sender or make_controller(),
        "sent_at": moment,
        "expires_at": moment + timedelta(days=14),
    }
    return save(RoleInvitation(**{**defaults, **values}))
