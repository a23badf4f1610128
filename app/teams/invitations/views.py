"""What somebody sees who follows the link in an invitation into a team."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.invitations import pages
from app.accounts.invitations.forms import NewAccountForm
from app.accounts.invitations.services import demand_receiver
from app.accounts.policies import is_signed_in
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _
from app.teams.forms import PressForm
from app.teams.invitations import services
from app.teams.invitations.tokens import invitation_named
from app.teams.labels import ROLE_TASKS, in_sentence, team_name
from app.teams.models import RoleInvitation
from app.teams.teams import team_of

bp = Blueprint("invitations", __name__, url_prefix="/team/uitnodiging", template_folder="templates")


@bp.route("/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    found = pages.opened(invitation_named(token))
    form = NewAccountForm(name=found.name)
    return pages.come_in(
        found,
        form,
        accept=services.accept_with_new_account,
        show=partial(pages.page, "teams/invitation.html", found, form, token=token, **_words(found)),
        target=url_for("accounts.welcome"),
    )


@bp.route("/<token>/aannemen", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def accept(token: str) -> ResponseReturnValue:
    found, form = pages.opened(invitation_named(token)), PressForm()
    demand_receiver(found, signed_in_user())
    if not form.validate_on_submit():
        return pages.page("teams/accept.html", found, form, **_words(found))
    with transaction():
        services.accept(found, user=signed_in_user(), at=now())
    flash(_("Welcome. You are now %(role)s for %(team)s.", role=_words(found)["role"], team=_words(found)["team"]))
    return redirect(url_for("accounts.welcome"), 303)


def _words(found: RoleInvitation) -> dict[str, str]:
    team = str(team_name(team_of(found)))
    return {"role": in_sentence(found.role), "team": team, "task": str(ROLE_TASKS[found.role])}
