"""Show a second factor at signing in; show again who is there; see which factors there are."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.accounts import passwords, tries
from app.accounts.factors import all_factors, factors_of
from app.accounts.models import User
from app.accounts.policies import is_signed_in, needs_second_factor
from app.accounts.second_step.forms import CodeForm, PasswordAgainForm
from app.accounts.sessions.models import Method
from app.accounts.signing_in import (
    GOING_TO,
    confirm_again,
    opened_session,
    pass_second_step,
    person_after_first_step,
)
from app.accounts.totp import checking, recovery
from app.core import slots
from app.core.errors import DomainError
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _
from app.core.security import local_target

bp = Blueprint("second_step", __name__, template_folder="templates")


@bp.route("/inloggen/tweede-stap", methods=["GET", "POST"])
@public
def show() -> ResponseReturnValue:
    """Public: whoever did the first step is not signed in yet."""
    user = person_after_first_step()
    if user is None:
        flash(_("Sign in to go on."), "info")
        return redirect(url_for("accounts.sign_in"), 303)
    return _take_code(user, "second_step/sign_in.html")


@bp.route("/account/controle", methods=["GET", "POST"])
@guarded(is_signed_in)
def confirm() -> ResponseReturnValue:
    """Before a sensitive act. Who has no second factor shows the password."""
    if "next" in request.args:
        session[GOING_TO] = local_target(request.args["next"])
    user = signed_in_user()
    if factors_of(user):
        return _take_code(user, "second_step/confirm.html")
    form = PasswordAgainForm()
    if not form.validate_on_submit():
        return _page("second_step/confirm.html", user, form)
    try:
        tries.confirm_password(user, form.password.data)
    except DomainError as error:
        form.password.errors = [str(error)]
        return _page("second_step/confirm.html", user, form)
    return confirm_again(user, factor=Method.PASSWORD)


@bp.get("/account/tweede-stap")
@guarded(is_signed_in)
def choose() -> ResponseReturnValue:
    """Which second factors there are. Somebody whose role needs one comes here by themselves while they have none."""
    user = signed_in_user()
    if "next" in request.args:
        session[GOING_TO] = local_target(request.args["next"])
    set_up = {factor.key for factor in factors_of(user)}
    return render_template(
        "second_step/choose.html",
        factors=all_factors(),
        set_up=set_up,
        is_forced=needs_second_factor(user) and not set_up,
        is_strong=opened_session().is_strong,
        codes_left=recovery.left(user),
    )


def _take_code(user: User, template: str) -> ResponseReturnValue:
    form = CodeForm()
    if not form.validate_on_submit():
        return _page(template, user, form)
    try:
        factor = tries.factor_shown(user, form.code.data)
    except DomainError as error:
        form.code.errors = [str(error)]
        return _page(template, user, form)
    return pass_second_step(user, factor=factor)


def _takes_password(user: User) -> bool:
    """People without one, who came through their organisation, sign in again instead."""
    return not factors_of(user) and passwords.is_set(user.password_hash)


def _page(template: str, user: User, form: CodeForm | PasswordAgainForm) -> ResponseReturnValue:
    page = render_template(
        template,
        form=form,
        takes_typing=checking.has_codes(user) or _takes_password(user),
        panels=slots.panels(slots.SECOND_STEP, user),
    )
    return page, 422 if form.errors else 200
