"""Team pages: who is in, inviting somebody, giving a role a last day, ending it, leaving."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.invitations.tokens import lifetime
from app.accounts.models import RoleAssignment
from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.teams import policies, queries, services
from app.teams.forms import InviteForm, LastDayForm, PressForm
from app.teams.invitations import services as invitations
from app.teams.labels import ROLE_NAMES, in_sentence, team_name, team_names
from app.teams.models import RoleInvitation
from app.teams.teams import Team, team_of
from app.throttling.gates import demand_mail_room

bp = Blueprint("teams", __name__, template_folder="templates")


@bp.context_processor
def _words():
    return {"role_labels": ROLE_NAMES, "in_sentence": in_sentence}


@bp.get("/team")
@guarded(policies.may_open_teams)
def teams() -> ResponseReturnValue:
    """The person's own teams, for an administrator all; straight to it when there is one."""
    user = signed_in_user()
    mine = [team for team in queries.all_teams() if policies.may_see(user, team)]
    if len(mine) == 1:
        return redirect(url_for("teams.team", slug=mine[0].slug), 303)
    people = queries.members_by_team(today())
    return render_template("teams/teams.html", teams=mine, names=team_names(mine), people=people)


@bp.get("/team/<slug>")
@guarded(policies.may_see, load=queries.find_team)
def team(shown: Team) -> ResponseReturnValue:
    user, moment = signed_in_user(), now()
    manages = policies.may_manage(user, shown)
    return render_template(
        "teams/team.html",
        team=shown,
        name=team_name(shown),
        members=queries.members(shown, today()),
        invitations=queries.waiting_invitations(shown) if manages else [],
        manages=manages,
        may_change=lambda assignment: policies.may_change(user, assignment),
        may_handle=lambda invitation: policies.may_handle(user, invitation),
        user=user,
        moment=moment,
    )


@bp.route("/team/<slug>/uitnodigen", methods=["GET", "POST"])
@guarded(policies.may_manage, load=queries.find_team)
@stepped_up
def invite(shown: Team) -> ResponseReturnValue:
    user, form = signed_in_user(), InviteForm(policies.roles_to_give(signed_in_user(), shown))
    if not form.validate_on_submit():
        return _invite_page(shown, form)
    demand_mail_room(form.email.data)
    try:
        with transaction():
            details = form.to_details()
            invitations.invite(details, shown, language=language(), by=user, at=now(), lasts=lifetime())
    except DomainError as error:
        form.email.errors = [str(error)]
        return _invite_page(shown, form)
    flash(_("The invitation to %(email)s is on its way.", email=form.email.data))
    return redirect(url_for("teams.team", slug=shown.slug), 303)


def _invite_page(shown: Team, form: InviteForm) -> ResponseReturnValue:
    page = render_template("teams/invite.html", team=shown, name=team_name(shown), form=form, days=lifetime().days)
    return page, 422 if form.errors else 200


@bp.post("/team/uitnodiging/<int:invitation_id>/opnieuw")
@guarded(policies.may_handle, load=queries.find_invitation)
@stepped_up
def send_again(invitation: RoleInvitation) -> ResponseReturnValue:
    demand_mail_room(invitation.email)
    with transaction():
        invitations.send_again(invitation, by=signed_in_user(), at=now(), lasts=lifetime())
    flash(_("The invitation is sent again. The link in the earlier mail no longer works."))
    return _to_team(team_of(invitation))


@bp.post("/team/uitnodiging/<int:invitation_id>/intrekken")
@guarded(policies.may_handle, load=queries.find_invitation)
@stepped_up
def withdraw(invitation: RoleInvitation) -> ResponseReturnValue:
    with transaction():
        invitations.withdraw(invitation, by=signed_in_user(), at=now())
    flash(_("The invitation is withdrawn. Its link no longer works."))
    return _to_team(team_of(invitation))


@bp.get("/team/rol/<int:assignment_id>")
@guarded(policies.may_change, load=queries.find_held)
@stepped_up
def role(assignment: RoleAssignment) -> ResponseReturnValue:
    return _role_page(assignment, LastDayForm(obj=assignment))


@bp.post("/team/rol/<int:assignment_id>")
@guarded(policies.may_change, load=queries.find_held)
@stepped_up
def set_last_day(assignment: RoleAssignment) -> ResponseReturnValue:
    form = LastDayForm()
    if not form.validate_on_submit():
        return _role_page(assignment, form)
    try:
        with transaction():
            services.set_last_day(assignment, form.ends_on.data, by=signed_in_user(), today=today())
    except DomainError as error:
        form.ends_on.errors = [str(error)]
        return _role_page(assignment, form)
    flash(_("Saved."))
    return _to_team(team_of(assignment))


@bp.post("/team/rol/<int:assignment_id>/beeindigen")
@guarded(policies.may_change, load=queries.find_held)
@stepped_up
def end(assignment: RoleAssignment) -> ResponseReturnValue:
    with transaction():
        services.end(assignment, by=signed_in_user(), at=now())
    flash(_("The role of %(name)s has ended.", name=assignment.user.name))
    return _away_from(team_of(assignment))


@bp.route("/team/rol/<int:assignment_id>/vertrekken", methods=["GET", "POST"])
@guarded(policies.may_leave, load=queries.find_held)
@stepped_up
def leave(assignment: RoleAssignment) -> ResponseReturnValue:
    team, form = team_of(assignment), PressForm()
    if not form.validate_on_submit():
        needs_successor = services.needs_successor(assignment, on=today())
        may_invite = policies.may_give(signed_in_user(), team, assignment.role)
        values = {"needs_successor": needs_successor, "may_invite": may_invite, "name": team_name(team)}
        return render_template("teams/leave.html", assignment=assignment, team=team, form=form, **values)
    with transaction():
        services.leave(assignment, at=now())
    flash(_("You are no longer %(role)s for %(team)s.", role=in_sentence(assignment.role), team=team_name(team)))
    return redirect(url_for("accounts.welcome"), 303)


def _role_page(assignment: RoleAssignment, form: LastDayForm) -> ResponseReturnValue:
    team = team_of(assignment)
    page = render_template("teams/role.html", assignment=assignment, team=team, name=team_name(team), form=form)
    return page, 422 if form.errors else 200


def _to_team(team: Team) -> ResponseReturnValue:
    return redirect(url_for("teams.team", slug=team.slug), 303)


def _away_from(team: Team) -> ResponseReturnValue:
    """To the team, unless the person has just ended the role that let them see it."""
    if policies.may_see(signed_in_user(), team):
        return _to_team(team)
    return redirect(url_for("accounts.welcome"), 303)
