"""Sign up, confirm, sign in and out, choose a new password, my account."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.accounts import forms, passwords, services, tokens, tries
from app.accounts.farewell import address_after
from app.accounts.models import User
from app.accounts.policies import is_signed_in
from app.accounts.signing_in import Method, admit, end_session, opened_session
from app.accounts.step_up import stepped_up
from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _, language
from app.core.security import local_target
from app.throttling.gates import demand_mail_room

bp = Blueprint("accounts", __name__, template_folder="templates")


@bp.route("/account/maken", methods=["GET", "POST"])
@public
def sign_up() -> ResponseReturnValue:
    form = forms.SignUpForm()
    if not form.validate_on_submit():
        return render_template("accounts/sign_up.html", form=form), 422 if form.errors else 200
    demand_mail_room(form.email.data)
    try:
        with transaction():
            services.sign_up(**form.person(), language=language(), at=now())
    except DomainError as error:
        form.password.errors = [str(error)]
        return render_template("accounts/sign_up.html", form=form), 422
    return render_template("accounts/check_mail.html", email=form.email.data)


@bp.route("/account/bevestigen/<token>", methods=["GET", "POST"])
@public
def confirm(token: str) -> ResponseReturnValue:
    form = forms.ConfirmForm()
    user = tokens.user_to_confirm(token)
    if user is None:
        return render_template("accounts/link_expired.html"), 410
    if not form.validate_on_submit():
        return render_template("accounts/confirm.html", form=form, email=user.email)
    with transaction():
        services.confirm_email(user, at=now())
    flash(_("Your e-mail address is confirmed. You can sign in now."))
    return redirect(url_for("accounts.sign_in"), 303)


@bp.route("/inloggen", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    target = local_target(request.args.get("next"), url_for("accounts.welcome"))
    if visitor() is not None:
        return redirect(target, 303)
    form = forms.SignInForm()
    if not form.validate_on_submit():
        return _sign_in_page(form), 422 if form.errors else 200
    try:
        user = tries.person_with(email=form.email.data, password=form.password.data)
    except DomainError as error:
        form.password.errors = [str(error)]
        return _sign_in_page(form), 422
    if user.confirmed_at is None:
        return _ask_for_confirmation(user)
    return admit(user, method=Method.PASSWORD, is_strong=False, target=target)


def _sign_in_page(form: forms.SignInForm) -> str:
    return render_template("accounts/sign_in.html", form=form, panels=slots.panels(slots.SIGN_IN))


def _ask_for_confirmation(user: User) -> ResponseReturnValue:
    demand_mail_room(user.email)
    with transaction():
        services.repeat_confirmation(user)
    return render_template("accounts/check_mail.html", email=user.email)


@bp.post("/uitloggen")
@public
def sign_out() -> ResponseReturnValue:
    ended = dict(session)
    end_session()
    flash(_("You are signed out."))
    return redirect(address_after(ended), 303)


@bp.get("/welkom")
@guarded(is_signed_in)
def welcome() -> ResponseReturnValue:
    """Where signing in leads: what this person can do, in the order of what waits."""
    user = signed_in_user()
    return render_template("accounts/welcome.html", user=user, tasks=slots.links(slots.TASKS, user))


@bp.route("/account", methods=["GET", "POST"])
@guarded(is_signed_in)
def account() -> ResponseReturnValue:
    user = signed_in_user()
    form = forms.AccountForm(obj=user)
    if not form.validate_on_submit():
        cards = slots.links(slots.ACCOUNT, user)
        return render_template("accounts/account.html", form=form, user=user, cards=cards), 422 if form.errors else 200
    with transaction():
        services.change_name(user, form.name.data)
    flash(_("Saved."))
    return redirect(url_for("accounts.account"), 303)


@bp.route("/account/wachtwoord", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def change_password() -> ResponseReturnValue:
    user = signed_in_user()
    if not passwords.is_set(user.password_hash):
        return render_template("accounts/no_password.html")
    form = forms.ChangePasswordForm()
    if not form.validate_on_submit() or not _is_changed(user, form):
        return render_template("accounts/change_password.html", form=form), 422 if form.errors else 200
    flash(_("Your password is changed. All other devices are signed out."))
    return redirect(url_for("accounts.account"), 303)


def _is_changed(user: User, form: forms.ChangePasswordForm) -> bool:
    try:
        tries.confirm_password(user, form.current.data)
        with transaction():
            services.change_password(user, form.password.data, kept=opened_session(), at=now())
    except tries.WrongPassword as error:
        form.current.errors = [str(error)]
    except DomainError as error:
        form.password.errors = [str(error)]
    return not form.errors


@bp.route("/wachtwoord-vergeten", methods=["GET", "POST"])
@public
def forgotten() -> ResponseReturnValue:
    form = forms.ForgottenForm()
    if not form.validate_on_submit():
        return render_template("accounts/forgotten.html", form=form), 422 if form.errors else 200
    demand_mail_room(form.email.data)
    with transaction():
        services.forget_password(email=form.email.data)
    return render_template("accounts/check_mail.html", email=form.email.data)


@bp.route("/wachtwoord/<token>", methods=["GET", "POST"])
@public
def choose_password(token: str) -> ResponseReturnValue:
    user = tokens.user_to_choose_password(token)
    if user is None:
        return render_template("accounts/link_expired.html"), 410
    form = forms.NewPasswordForm()
    if not form.validate_on_submit():
        return render_template("accounts/choose_password.html", form=form), 422 if form.errors else 200
    try:
        with transaction():
            services.choose_password(user, form.password.data, at=now())
            tries.begin_anew(user)
    except DomainError as error:
        form.password.errors = [str(error)]
        return render_template("accounts/choose_password.html", form=form), 422
    end_session()
    flash(_("Your new password is set. Sign in with it."))
    return redirect(url_for("accounts.sign_in"), 303)
