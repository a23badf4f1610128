"""The letters about teams, to somebody who does not exist."""

from datetime import timedelta

from flask import Flask

from app.accounts.models import Role, RoleAssignment
from app.accounts.samples import somebody
from app.core.clock import now, today
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.teams import letters
from app.teams.labels import team_name
from app.teams.models import RoleInvitation
from app.teams.teams import Team, TeamKind

TWO_WEEKS = timedelta(days=14)


def _invitation() -> RoleInvitation:
    return RoleInvitation(
        id=0,
        email="noor.bakker@voorbeeld.example",
        name="Noor Bakker",
        language="nl",
        role=Role.DESK,
        key="sample",
        invited_by=somebody(),
        sent_at=now(),
        expires_at=now() + TWO_WEEKS,
    )


def _role_ended() -> Letter:
    return letters.role_ended(RoleAssignment(id=0, user=somebody(), role=Role.DESK, starts_on=today()))


def _review_due() -> Letter:
    desk = Team(TeamKind.DESK)
    return letters.review_due(somebody(), [(desk, team_name(desk), 3)])


def register(app: Flask) -> None:
    add_sample(app, letters.invitation, lambda: letters.invitation(_invitation()))
    add_sample(app, letters.accepted, lambda: letters.accepted(_invitation()))
    add_sample(app, letters.role_ended, _role_ended)
    add_sample(app, letters.review_due, _review_due)
