"""The quarterly review of access: which teams wait, and each role with a button to keep and one to end it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import RoleAssignment
from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.teams import policies, queries
from app.teams.labels import ROLE_NAMES, team_name, team_names
from app.teams.reviews import services
from app.teams.reviews.quarters import first_day_of, quarter_of
from app.teams.reviews.queries import review_of
from app.teams.reviews.queries import reviews as reviews_on
from app.teams.teams import Team, team_of

bp = Blueprint("access", __name__, url_prefix="/toegangscontrole", template_folder="templates")


@bp.get("")
@guarded(policies.may_review_access)
def reviews() -> ResponseReturnValue:
    user, found = signed_in_user(), reviews_on(today())
    mine = [review for team, review in found.items() if policies.may_review(user, team)]
    names = team_names([review.team for review in mine])
    mine.sort(key=lambda review: (not review.open, str(names[review.team])))
    return render_template("teams/reviews.html", reviews=mine, names=names, first_day=first_day_of(quarter_of(today())))


@bp.get("/<slug>")
@guarded(policies.may_review, load=queries.find_team)
@stepped_up
def review(team: Team) -> ResponseReturnValue:
    user = signed_in_user()
    return render_template(
        "teams/review.html",
        team=team,
        name=team_name(team),
        review=review_of(team, today()),
        first_day=first_day_of(quarter_of(today())),
        may_judge=lambda assignment: policies.may_judge(user, assignment),
        role_labels=ROLE_NAMES,
    )


@bp.post("/rol/<int:assignment_id>/behouden")
@guarded(policies.may_judge, load=queries.find_assignment)
@stepped_up
def keep(assignment: RoleAssignment) -> ResponseReturnValue:
    with transaction():
        services.keep(assignment, by=signed_in_user(), at=now())
    flash(_("%(name)s keeps the role.", name=assignment.user.name))
    return redirect(url_for("access.review", slug=team_of(assignment).slug), 303)


@bp.post("/rol/<int:assignment_id>/beeindigen")
@guarded(policies.may_judge, load=queries.find_assignment)
@stepped_up
def end(assignment: RoleAssignment) -> ResponseReturnValue:
    with transaction():
        services.end(assignment, by=signed_in_user(), at=now())
    flash(_("The role of %(name)s has ended.", name=assignment.user.name))
    return redirect(url_for("access.review", slug=team_of(assignment).slug), 303)
