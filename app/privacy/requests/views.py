"""For the desk: somebody asks by mail for their data, or to be erased."""

from flask import Blueprint, flash, redirect, render_template, url_for

from app.accounts.models import User
from app.accounts.services import find_by_email
from app.accounts.step_up import stepped_up
from app.audit.sights import note_sight
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, lazy
from app.privacy import collecting, erasing
from app.privacy.answering import as_download
from app.privacy.forms import EraseForm, FindPersonForm
from app.privacy.policies import may_answer, may_answer_requests
from app.privacy.queries import find_person

bp = Blueprint("privacy_requests", __name__, url_prefix="/privacyverzoeken", template_folder="templates")


@bp.route("", methods=["GET", "POST"])
@guarded(may_answer_requests)
def search():
    form = FindPersonForm()
    if form.validate_on_submit():
        person = find_by_email(form.email.data)
        if person is not None and may_answer(signed_in_user(), person):
            return redirect(url_for("privacy_requests.person", user_id=person.id), 303)
        form.email.errors = [lazy("There is no account with this address that you may handle.")]
    return render_template("privacy/search.html", form=form), 422 if form.errors else 200


@bp.get("/<int:user_id>")
@guarded(may_answer, load=find_person)
@stepped_up
def person(person: User):
    return _page(person, EraseForm())


@bp.post("/<int:user_id>/gegevens")
@guarded(may_answer, load=find_person)
@stepped_up
def download(person: User):
    with transaction():
        collecting.note_export(person, by=signed_in_user(), form="json")
    return as_download(person)


@bp.post("/<int:user_id>/verwijderen")
@guarded(may_answer, load=find_person)
@stepped_up
def erase(person: User):
    form = EraseForm()
    if not form.validate_on_submit():
        return _page(person, form), 422
    try:
        with transaction():
            erasing.erase(person, by=signed_in_user(), reason=form.reason.data)
    except DomainError as error:
        form.reason.errors = [str(error)]
        return _page(person, form), 422
    flash(_("The account is erased. Tell the person: mail to them no longer leaves from here."))
    return redirect(url_for("privacy_requests.search"), 303)


def _page(person: User, form: EraseForm) -> str:
    page = render_template("privacy/person.html", form=form, person=person, outlook=erasing.foresee(person))
    note_sight("personal_data.seen", person, by=signed_in_user())
    return page
