"""Pages of those who act for a firm, and of who has the key of an invitation."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _, dateformat
from app.core.settings import settings
from app.sourcing.outcomes.for_firms import own
from app.sourcing.outcomes.for_firms.own import Own, acts_for
from app.sourcing.outcomes.models import DecisionLetter, PerformanceNote, ReasonsRequest
from app.sourcing.outcomes.performance.forms import ReplyForm
from app.sourcing.outcomes.performance.services import reply
from app.sourcing.outcomes.reasons.forms import AskForm, AskInGeneralForm
from app.sourcing.outcomes.reasons.queries import requests_about, sent_letters_of
from app.sourcing.outcomes.reasons.services import ask_about_file, ask_about_quarter
from app.sourcing.requests.invited import invitation_behind, keep_address
from app.suppliers.models import Supplier
from app.suppliers.policies import edits
from app.suppliers.queries import find_supplier

bp = Blueprint("outcomes_for_firms", __name__, template_folder="templates")
bp.after_request(keep_address)


@bp.route("/mijn-bedrijven/<int:supplier_id>/motivering", methods=["GET", "POST"])
@guarded(edits, load=find_supplier)
def ask(supplier: Supplier):
    form = AskInGeneralForm()
    form.offer(today())
    if form.validate_on_submit():
        return _ask_in_general(supplier, form)
    page = render_template("outcomes_for_firms/ask.html", supplier=supplier, form=form)
    return page, 422 if form.errors else 200


def _ask_in_general(supplier: Supplier, form: AskInGeneralForm):
    town, quarter, text = form.municipality.data, form.chosen_quarter(), form.text.data
    with transaction():
        days, user = settings().REASONS_DAYS, signed_in_user()
        asked = ask_about_quarter(supplier, town, quarter, text, by=user, days=days, at=now())
    _thank(asked)
    return redirect(url_for("suppliers.firm", supplier_id=supplier.id, _anchor="outcomes"), 303)


def _thank(asked: ReasonsRequest) -> None:
    flash(_("Your question is sent. You get an answer by %(date)s at the latest.", date=dateformat(asked.due_on)))


@bp.route("/mijn-bedrijven/<int:supplier_id>/brieven/<int:letter_id>", methods=["GET", "POST"])
@guarded(acts_for, load=own.find_own_letter)
def letter(found: Own[DecisionLetter]):
    decision, form = found.thing.decision, AskForm()
    if form.validate_on_submit():
        with transaction():
            days, user = settings().REASONS_DAYS, signed_in_user()
            asked = ask_about_file(decision, form.text.data, by=user, days=days, at=now())
        _thank(asked)
        return redirect(request.path, 303)
    asked_before = requests_about(decision)
    values = {"supplier": found.supplier, "letters": [found.thing], "form": form, "requests": asked_before}
    page = render_template("outcomes_for_firms/letter.html", file=decision.file, **values)
    return page, 422 if form.errors else 200


@bp.get("/mijn-bedrijven/<int:supplier_id>/motivering/<int:request_id>")
@guarded(acts_for, load=own.find_own_request)
def answer(found: Own[ReasonsRequest]):
    return render_template("outcomes_for_firms/answer.html", supplier=found.supplier, asked=found.thing, today=today())


@bp.route("/mijn-bedrijven/<int:supplier_id>/beoordelingen/<int:note_id>", methods=["GET", "POST"])
@guarded(acts_for, load=own.find_own_note)
def note(found: Own[PerformanceNote]):
    form = ReplyForm()
    if form.validate_on_submit():
        with transaction():
            reply(found.thing, form.text.data, by=signed_in_user(), at=now())
        flash(_("Your reply stands beside the note."))
        return redirect(request.path, 303)
    page = render_template("outcomes_for_firms/note.html", supplier=found.supplier, note=found.thing, form=form)
    return page, 422 if form.errors else 200


@bp.route("/uitnodiging/<token>/besluit", methods=["GET", "POST"])
@public
def decision(token: str):
    """What who has the key of an invitation reads and asks, without an account."""
    invitation = invitation_behind(token)
    letters = sent_letters_of(invitation.decision)
    if not letters:
        abort(404)
    form = AskForm()
    if form.validate_on_submit():
        with transaction():
            days = settings().REASONS_DAYS
            asked = ask_about_file(invitation.decision, form.text.data, by=visitor(), days=days, at=now())
        _thank(asked)
        return redirect(request.path, 303)
    values = {"supplier": None, "letters": letters, "form": form, "requests": requests_about(invitation.decision)}
    page = render_template("outcomes_for_firms/letter.html", file=invitation.decision.file, **values)
    return page, 422 if form.errors else 200
