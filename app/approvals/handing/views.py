"""Leaving a case to others, to a colleague or to the desk; and passing everything on while away."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.approvals import queries
from app.approvals.blueprint import bp
from app.approvals.forms import StandAsideForm
from app.approvals.handing import services
from app.approvals.handing.forms import PassOnForm
from app.approvals.handing.queries import colleagues, held_by, team_mates
from app.approvals.models import Application
from app.approvals.page import show
from app.approvals.policies import is_reviewer, may_handle, may_open_queue
from app.approvals.services import hand_to_desk
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.memberships.kinds import InterestKind
from app.memberships.services import declare_interest


@bp.post("/aanvragen/<int:application_id>/overdragen")
@guarded(is_reviewer, load=queries.find_application)
def hand_over(application: Application) -> ResponseReturnValue:
    with transaction():
        hand_to_desk(application, by=signed_in_user(), at=now())
    flash(_("The desk of the region takes over."))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/aan-een-ander")
@guarded(may_handle, load=queries.find_application)
def leave(application: Application) -> ResponseReturnValue:
    """Nobody asks why."""
    with transaction():
        services.leave_to_others(application, by=signed_in_user(), at=now())
    flash(_("Somebody else decides about %(name)s.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/terugtreden")
@guarded(may_handle, load=queries.find_application)
def stand_aside(application: Application) -> ResponseReturnValue:
    """Declare an interest in the firm, which need not be listed: from now on somebody else decides."""
    form, user = StandAsideForm(prefix="aside"), signed_in_user()
    if not form.validate_on_submit():
        return show(application, aside_form=form)
    with transaction():
        declare_interest(user, application.supplier, kind=InterestKind(form.kind.data), at=now())
        services.leave_to_others(application, by=user, at=now())
    flash(_("Noted. Somebody else decides about %(name)s.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/doorgeven")
@guarded(may_handle, load=queries.find_application)
def pass_on(application: Application) -> ResponseReturnValue:
    user = signed_in_user()
    form = PassOnForm(colleagues(application, user), prefix="pass")
    if not form.validate_on_submit():
        return show(application, pass_form=form)
    with transaction():
        services.pass_on(application, form.person(), until=form.last_day(), by=user, at=now())
    flash(_("%(name)s looks at it.", name=form.person().name))
    return redirect(url_for("approvals.queue"), 303)


@bp.route("/aanvragen/afwezig", methods=["GET", "POST"])
@guarded(may_open_queue)
def away() -> ResponseReturnValue:
    """All that is mine goes to one colleague until a day."""
    user = signed_in_user()
    form = PassOnForm(team_mates(user, today()))
    if not form.validate_on_submit():
        page = render_template("approvals/away.html", form=form, number=len(held_by(user, today())))
        return page, 422 if form.errors else 200
    with transaction():
        went, stayed = services.pass_all_on(form.person(), until=form.last_day(), by=user, at=now())
    _tell(form.person().name, went, stayed)
    return redirect(url_for("approvals.queue"), 303)


def _tell(name: str, went: int, stayed: int) -> None:
    flash(
        ngettext("%(name)s looks at %(num)d application.", "%(name)s looks at %(num)d applications.", went, name=name)
    )
    if stayed:
        left = ngettext(
            "%(num)d case stays yours: this colleague cannot decide on it.",
            "%(num)d cases stay yours: this colleague cannot decide on them.",
            stayed,
        )
        flash(left, "warning")
