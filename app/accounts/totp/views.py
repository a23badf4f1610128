"""Set up and remove an app with codes; make recovery codes."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.factors import factors_of, may_lose_one
from app.accounts.models import User
from app.accounts.policies import is_signed_in
from app.accounts.signing_in import confirm_again
from app.accounts.step_up import stepped_up
from app.accounts.totp import checking, codes, offers, recovery, services
from app.accounts.totp.forms import OnlyButton, SetUpForm
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.settings import settings

bp = Blueprint("totp", __name__, url_prefix="/account", template_folder="templates")


@bp.route("/codes", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def set_up() -> ResponseReturnValue:
    user, form = signed_in_user(), SetUpForm()
    secret = offers.secret_in(form.offer.data or "", user)
    if secret is None:
        return _offer(user, SetUpForm(formdata=None))
    if not form.validate_on_submit():
        return _offer(user, form)
    try:
        with transaction():
            services.add(user, secret, "".join(form.code.data.split()), key=offers.secret_key(), at=now())
    except DomainError as error:
        form.code.errors = [str(error)]
        return _offer(user, form)
    onward = confirm_again(user, factor=checking.APP)
    flash(_("Your app is set up. From now on we ask for its code when you sign in."))
    return onward if recovery.left(user) else _show_new_codes(user, onward.location)


def _offer(user: User, form: SetUpForm) -> ResponseReturnValue:
    """The page with the picture: of the secret that was shown before, or of a new one."""
    offer = form.offer.data or offers.new_offer(user)
    form.offer.data = offer
    page = render_template(
        "totp/set_up.html",
        form=form,
        invitation=codes.invitation(
            offers.secret_in(offer, user) or "", account=user.email, issuer=settings().BASE_URL.partition("//")[2]
        ),
        is_set_up=services.has_app(user),
        may_remove=may_lose_one(user),
    )
    return page, 422 if form.errors else 200


@bp.post("/codes/verwijderen")
@guarded(is_signed_in)
@stepped_up
def remove() -> ResponseReturnValue:
    user = signed_in_user()
    if not may_lose_one(user):
        raise DomainError(_("Your role needs a second step. Set up another one before you remove this one."))
    with transaction():
        services.remove(user, by=user)
    flash(_("The app is removed. Its codes no longer work."))
    return redirect(url_for("second_step.choose"), 303)


@bp.route("/herstelcodes", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def recovery_codes() -> ResponseReturnValue:
    """A page with codes is the answer to the form itself: it can be seen once."""
    user, form = signed_in_user(), OnlyButton()
    if not factors_of(user):
        raise DomainError(_("Set up an app or a passkey first. Recovery codes stand in for those."))
    if not form.validate_on_submit():
        return render_template("totp/recovery_codes.html", form=form, left=recovery.left(user))
    return _show_new_codes(user, url_for("second_step.choose"))


def _show_new_codes(user: User, onward: str | None) -> ResponseReturnValue:
    with transaction():
        made = recovery.make(user, by=user, at=now())
    return render_template("totp/new_codes.html", codes=made, onward=onward)
