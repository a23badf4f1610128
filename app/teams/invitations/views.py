"""What somebody sees who follows the link in an invitation."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import User
from app.accounts.policies import is_signed_in
from app.accounts.signing_in import Method, admit
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _
from app.teams.forms import NewAccountForm, PressForm
from app.teams.invitations import services
from app.teams.invitations.services import InvitationClosed
from app.teams.invitations.tokens import invitation_named
from app.teams.labels import ROLE_TASKS, in_sentence, team_name
from app.teams.models import RoleInvitation
from app.teams.queries import account_of
from app.teams.teams import team_of

bp = Blueprint("invitations", __name__, url_prefix="/team/uitnodiging", template_folder="templates")


@bp.route("/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    """Says what it is about. Without an account one is made here; with one, the next page accepts."""
    found = _open_invitation(token)
    form = NewAccountForm(name=found.name)
    if account_of(found) or visitor() or not form.validate_on_submit():
        return _page(found, token, form)
    try:
        with transaction():
            name, password = form.name.data, form.password.data
            user = services.accept_with_new_account(found, name=name, password=password, at=now())
    except InvitationClosed:
        raise
    except DomainError as error:
        form.password.errors = [str(error)]
        return _page(found, token, form)
    return admit(user, method=Method.PASSWORD, is_strong=False, target=url_for("accounts.welcome"))


@bp.route("/<token>/aannemen", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def accept(token: str) -> ResponseReturnValue:
    found, form = _open_invitation(token), PressForm()
    _demand_receiver(found, signed_in_user())
    if not form.validate_on_submit():
        return _page(found, token, form, "teams/accept.html")
    with transaction():
        services.accept(found, user=signed_in_user(), at=now())
    flash(_("Welcome. You are now %(role)s for %(team)s.", **_words(found)))
    return redirect(url_for("accounts.welcome"), 303)


@bp.app_errorhandler(InvitationClosed)
def closed(error: InvitationClosed) -> ResponseReturnValue:
    return render_template("teams/invitation_closed.html", message=error.message), 410


def _open_invitation(token: str) -> RoleInvitation:
    found = invitation_named(token)
    if found is None:
        raise InvitationClosed(_("A part of the link is missing, or a newer invitation was sent after it."))
    services.demand_open(found, now())
    return found


def _demand_receiver(found: RoleInvitation, user: User) -> None:
    if user.email != found.email:
        raise services.of_another()


def _words(found: RoleInvitation) -> dict[str, str]:
    return {"role": in_sentence(found.role), "team": str(team_name(team_of(found)))}


def _page(found: RoleInvitation, token: str, form, template: str = "teams/invitation.html") -> ResponseReturnValue:
    user = visitor()
    page = render_template(
        template,
        invitation=found,
        token=token,
        form=form,
        task=ROLE_TASKS[found.role],
        has_account=account_of(found) is not None,
        is_receiver=user is not None and user.email == found.email,
        is_other=user is not None and user.email != found.email,
        **_words(found),
    )
    return page, 422 if form.errors else 200
