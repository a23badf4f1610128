"""Teams: who holds which role in an organisation, how they come in and leave, and the quarterly look at all of it."""

from dataclasses import replace

from flask import Flask

from app.accounts.policies import is_administrator
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.teams import acting, handlers, privacy, samples, views
from app.teams.invitations import views as invitations
from app.teams.labels import ACTS
from app.teams.messages import InvitationAccepted, InvitationSent, RoleEnded
from app.teams.models import RoleInvitation
from app.teams.policies import may_open_teams, may_review_access
from app.teams.queries import invitations_into
from app.teams.reviews import reminding
from app.teams.reviews import views as reviews

ONE_HOUR = 3600  # seconds


def register(app: Flask) -> None:
    for blueprint in (views.bp, invitations.bp, reviews.bp):
        app.register_blueprint(blueprint)
    acting.register(app)
    name_acts(app, ACTS)
    name_kind(app, RoleInvitation, Kind(lazy("Invitation"), within=invitations_into))
    privacy.register(app)
    samples.register(app)
    add_handler(app, InvitationSent, handlers.send_invitation)
    add_handler(app, InvitationAccepted, handlers.tell_sender)
    add_handler(app, RoleEnded, handlers.tell_of_ended_role)
    title = lazy("Reminding of the review of access")
    add_loop(app, "access reviews", reminding.remind, title=title, rest_seconds=ONE_HOUR)
    _add_links(app)


def _add_links(app: Flask) -> None:
    team = slots.Link(
        "teams.teams", lazy("Team"), may_open_teams, 95, lazy("Who is in your team, and inviting somebody.")
    )
    review = slots.Link(
        "access.reviews",
        lazy("Review of access"),
        may_review_access,
        96,
        lazy("Every quarter: do these people still need their role?"),
    )
    for link in (team, review):
        slots.add(app, slots.TASKS, link)
        slots.add(app, slots.ADMINISTRATION, replace(link, for_whom=is_administrator))
