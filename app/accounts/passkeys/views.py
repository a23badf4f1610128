"""My passkeys; signing in with one, and showing one as the second step.

The script passkeys.js asks an `..._options` route what to ask the device, and sends its answer with the form.
"""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.accounts.models import User
from app.accounts.passkeys import challenges, options, policies, queries, services
from app.accounts.passkeys.answers import read_new_passkey
from app.accounts.passkeys.challenges import Purpose
from app.accounts.passkeys.errors import PasskeyRefused
from app.accounts.passkeys.forms import PasskeyForm
from app.accounts.passkeys.models import Passkey
from app.accounts.policies import is_signed_in
from app.accounts.signing_in import Method, admit, pass_second_step, person_in_second_step
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _
from app.core.security import local_target

bp = Blueprint("passkeys", __name__, template_folder="templates")


@bp.errorhandler(PasskeyRefused)
def refuse(error: PasskeyRefused):
    """Recorded here: what was done until the refusal is rolled back."""
    with transaction():
        services.record_refusal(error)
    is_adding = request.endpoint == "passkeys.add"
    again = url_for("passkeys.add" if is_adding else "accounts.account" if visitor() else "accounts.sign_in")
    return render_template("passkeys/refused.html", message=error.message, again=again), 400


def _answer() -> str:
    return request.form.get("credential", "")


@bp.get("/account/toegangssleutels")
@guarded(is_signed_in)
def overview():
    user = signed_in_user()
    passkeys = queries.passkeys_of(user)
    needs_last = policies.needs_last_passkey(user)
    return render_template("passkeys/overview.html", passkeys=passkeys, needs_last=needs_last)


@bp.route("/account/toegangssleutels/toevoegen", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def add():
    form = PasskeyForm()
    if not form.validate_on_submit():
        return render_template("passkeys/add.html", form=form), 422 if form.errors else 200
    user = signed_in_user()
    is_on_the_way = policies.must_add_factor(user)
    new = read_new_passkey(_answer(), challenges.take(Purpose.ADD))
    with transaction():
        services.add(user, new, name=form.name.data, at=now())
    onward = pass_second_step(user, factor=policies.KEY)  # the device just showed that it knows them
    flash(_("Your passkey is added. You can sign in with it from now on."))
    return onward if is_on_the_way else redirect(url_for("passkeys.overview"), 303)


@bp.post("/account/toegangssleutels/toevoegen/vraag")
@guarded(is_signed_in)
@stepped_up
def registration_options():
    """422 when the form itself is not right yet: the device must not make a passkey that we then refuse."""
    user = signed_in_user()
    services.demand_room(user)
    if not PasskeyForm().validate_on_submit():
        abort(422)
    known = queries.passkeys_of(user)
    challenge = challenges.begin(Purpose.ADD, handle=known[0].handle if known else options.new_handle())
    return options.for_adding(user, challenge, known)


@bp.route("/account/toegangssleutels/<int:passkey_id>", methods=["GET", "POST"])
@guarded(policies.owns, load=queries.find)
@stepped_up
def rename(passkey: Passkey):
    form = PasskeyForm(obj=passkey)
    if not form.validate_on_submit():
        return render_template("passkeys/rename.html", form=form, passkey=passkey), 422 if form.errors else 200
    with transaction():
        services.rename(passkey, form.name.data, by=signed_in_user())
    flash(_("Saved."))
    return redirect(url_for("passkeys.overview"), 303)


@bp.post("/account/toegangssleutels/<int:passkey_id>/verwijderen")
@guarded(policies.owns, load=queries.find)
@stepped_up
def remove(passkey: Passkey):
    with transaction():
        services.remove(passkey, by=signed_in_user())
    flash(_("The passkey is removed. Remove it from your device too: it no longer works here."))
    return redirect(url_for("passkeys.overview"), 303)


@bp.post("/inloggen/toegangssleutel/vraag")
@public
def sign_in_options():
    return options.for_signing_in(challenges.begin(Purpose.SIGN_IN))


@bp.post("/inloggen/toegangssleutel")
@public
def sign_in():
    challenge = challenges.take(Purpose.SIGN_IN)
    with transaction():
        user = services.sign_in(_answer(), challenge, at=now()).user
    target = local_target(request.args.get("next"), url_for("accounts.welcome"))
    return admit(user, method=Method.PASSKEY, is_strong=True, target=target)


@bp.post("/inloggen/tweede-stap/toegangssleutel/vraag")
@public
def second_step_options():
    person = _person_in_second_step()
    return options.for_second_step(challenges.begin(Purpose.SECOND_STEP), queries.passkeys_of(person))


@bp.post("/inloggen/tweede-stap/toegangssleutel")
@public
def second_step():
    person = _person_in_second_step()
    challenge = challenges.take(Purpose.SECOND_STEP)
    with transaction():
        services.confirm(person, _answer(), challenge, at=now())
    return pass_second_step(person, factor=policies.KEY)


def _person_in_second_step() -> User:
    """404 for everybody else: the routes are public, because nobody is signed in halfway."""
    return person_in_second_step() or abort(404)
