"""The statement, the register of processing, my data, erasing my account, and the terms."""

from flask import Blueprint, current_app, flash, redirect, render_template

from app.accounts.policies import is_administrator, is_signed_in
from app.accounts.signing_in import end_session
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _
from app.core.privacy import processings
from app.core.settings import settings
from app.privacy import collecting, erasing, retention
from app.privacy.answering import as_download
from app.privacy.forms import EraseMineForm
from app.privacy.presenting import CONTROLLERS, in_words

bp = Blueprint("privacy", __name__, template_folder="templates")

BY_ONESELF = "asked for by the person, on the page of the account"


@bp.get("/privacy")
@public
def statement():
    return render_template(
        "privacy/statement.html", processings=processings(current_app), contact=settings().PRIVACY_CONTACT
    )


@bp.get("/verwerkingsregister")
@guarded(is_signed_in)
def register_of_processing():
    return render_template(
        "privacy/register.html", processings=processings(current_app), controllers=CONTROLLERS, day=now()
    )


@bp.get("/account/gegevens")
@guarded(is_signed_in)
def mine():
    """Kinds and reasons only; the data themselves ask again who is there."""
    return render_template("privacy/mine.html", parts=collecting.parts_of(signed_in_user()))


@bp.get("/account/gegevens/alles")
@guarded(is_signed_in)
@stepped_up
def everything():
    user = signed_in_user()
    with transaction():
        collecting.note_export(user, by=user, form="page")
    parts = collecting.parts_of(user)
    return render_template("privacy/everything.html", person=user, parts=parts, in_words=in_words, day=now())


@bp.get("/account/gegevens.json")
@guarded(is_signed_in)
@stepped_up
def download():
    user = signed_in_user()
    with transaction():
        collecting.note_export(user, by=user, form="json")
    return as_download(user)


@bp.route("/account/verwijderen", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def erase():
    user = signed_in_user()
    form = EraseMineForm(user.email)
    if not form.validate_on_submit():
        outlook = erasing.foresee(user)
        return render_template("privacy/erase.html", form=form, outlook=outlook), 422 if form.errors else 200
    with transaction():
        erasing.erase(user, by=user, reason=BY_ONESELF)
    end_session()
    flash(_("Your account is erased. Thank you for having been here."))
    return redirect("/", 303)


@bp.get("/beheer/bewaartermijnen")
@guarded(is_administrator)
def terms():
    return render_template("privacy/terms.html", terms=retention.terms(now()), contact=settings().PRIVACY_CONTACT)
