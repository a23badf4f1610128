"""The desk's queue of spot checks, and one of them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from app.accounts.policies import is_desk
from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.suppliers.presenting import public_profile
from app.suppliers.spot_checks import policies, queries, services
from app.suppliers.spot_checks.forms import CheckForm
from app.suppliers.spot_checks.labels import OUTCOMES
from app.suppliers.spot_checks.models import Outcome, SpotCheck
from app.suppliers.suspending.services import WrongDay
from app.suppliers.versions import public_content

bp = Blueprint("spot_checks", __name__, template_folder="templates", url_prefix="/steekproef")


@bp.get("")
@guarded(is_desk)
def queue() -> ResponseReturnValue:
    rounds = queries.rounds()
    month = request.args.get("maand") or (rounds[0].month if rounds else "")
    chosen = next((each for each in rounds if each.month == month), None)
    if rounds and chosen is None:
        raise NotFound
    checks = queries.checks_of(chosen) if chosen else ()
    return render_template(
        "spot_checks/queue.html", rounds=rounds, chosen=chosen, checks=checks, may_check=_may_check, outcomes=OUTCOMES
    )


def _may_check(check: SpotCheck) -> bool:
    return policies.may_check(signed_in_user(), check)


@bp.get("/<int:check_id>")
@guarded(policies.may_check, load=queries.find_check)
def check(check: SpotCheck) -> ResponseReturnValue:
    return _page(check, CheckForm())


@bp.post("/<int:check_id>")
@guarded(policies.may_check, load=queries.find_check)
@stepped_up
def note_outcome(check: SpotCheck) -> ResponseReturnValue:
    form = CheckForm()
    if not form.validate_on_submit():
        return _page(check, form)
    outcome, note = Outcome(form.outcome.data), form.note.data or ""
    try:
        with transaction():
            services.note_outcome(check, outcome, note=note, until=form.day(), by=signed_in_user(), at=now())
    except WrongDay as error:
        form.until.errors = [str(error)]
        return _page(check, form)
    flash(_("Noted. On to the next one."))
    return redirect(url_for("spot_checks.queue", maand=check.month), 303)


def _page(check: SpotCheck, form: CheckForm) -> ResponseReturnValue:
    profile = public_profile(public_content(check.supplier), on=today(), language=language())
    page = render_template("spot_checks/check.html", check=check, form=form, profile=profile, outcomes=OUTCOMES)
    return page, 422 if form.errors else 200
