"""The pages on which the outcome of a file is decided and agreed to."""

from flask import flash, redirect, render_template, request, url_for

from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.forms import SeenForm
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.sourcing import policies
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.deciding import services
from app.sourcing.outcomes.deciding.drafting import rationale
from app.sourcing.outcomes.deciding.forms import OutcomeForm, ReasonForm, amounts_form, amounts_in, form_for
from app.sourcing.outcomes.models import OutcomeKind
from app.sourcing.outcomes.parties import Field, field_of
from app.sourcing.outcomes.policies import may_agree, may_write
from app.sourcing.outcomes.presenting import outcome_page
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.queries import find_file
from app.sourcing.quotations.presenting import in_points
from app.sourcing.roles.declaring import demand_declared


@bp.get("/<int:file_id>/uitkomst")
@guarded(policies.may_see, load=find_file)
def outcome(file: ProcurementFile):
    return render_template("sourcing/outcomes/outcome.html", **outcome_page(file, signed_in_user(), today()))


@bp.route("/<int:file_id>/uitkomst/besluit", methods=["GET", "POST"])
@guarded(may_write, load=find_file)
def decide_outcome(file: ProcurementFile):
    demand_declared(file, signed_in_user())
    field = field_of(file)
    form = form_for(field)
    if "draft" in request.form:
        _fill_in(form, field)
    elif form.validate_on_submit():
        return _decide(file, field, form)
    elif request.method == "GET":
        _begin(form, file, field)
    return _form_page(file, field, form)


def _begin(form: OutcomeForm, file: ProcurementFile, field: Field) -> None:
    """As it was decided; the first time with the best ranked firm."""
    known = outcome_of(file)
    if known is not None:
        form.fill_from(known)
        return
    form.kind.data = (OutcomeKind.AWARDED if field.eligible else OutcomeKind.STOPPED).value
    for winner, *_rest in form.rows():
        if field.eligible and field.eligible[0].rank == 1:
            winner.data = str(field.eligible[0].decision.id)
    _fill_in(form, field)


def _fill_in(form: OutcomeForm, field: Field) -> None:
    form.fill_amounts(field)
    form.rationale.data = rationale(field, form.chosen_kind, form.winners(field))


def _decide(file: ProcurementFile, field: Field, form: OutcomeForm):
    seen = form.seen_version
    try:
        with transaction():
            services.decide(file, form.to_details(), seen_version=seen, by=signed_in_user(), at=now())
    except DomainError as refusal:
        form.kind.errors = [str(refusal)]
        return _form_page(file, field, form)
    flash(_("The outcome is noted. Now a second person agrees to it."))
    return redirect(url_for("sourcing.outcome", file_id=file.id), 303)


def _form_page(file: ProcurementFile, field: Field, form: OutcomeForm):
    page = render_template("sourcing/outcomes/decide.html", file=file, field=field, form=form, in_points=in_points)
    return page, 422 if form.errors else 200


@bp.route("/<int:file_id>/uitkomst/offertes", methods=["GET", "POST"])
@guarded(may_write, load=find_file)
def note_quotations(file: ProcurementFile):
    demand_declared(file, signed_in_user())
    field = field_of(file)
    form = amounts_form(field)
    if form.validate_on_submit():
        with transaction():
            services.note_quotations(file, amounts_in(form, field), by=signed_in_user(), at=now())
        flash(_("The quotations are noted."))
        return redirect(url_for("sourcing.outcome", file_id=file.id), 303)
    page = render_template("sourcing/outcomes/amounts.html", file=file, field=field, form=form)
    return page, 422 if form.errors else 200


@bp.post("/<int:file_id>/uitkomst/akkoord")
@guarded(may_agree, load=find_file)
@stepped_up
def agree_to_outcome(file: ProcurementFile):
    form = SeenForm()
    with transaction():
        services.agree(services.standing(file), seen_version=form.seen_version, by=signed_in_user(), at=now())
    flash(_("You agreed. The letters can be drafted now."))
    return redirect(url_for("sourcing.outcome", file_id=file.id), 303)


@bp.post("/<int:file_id>/uitkomst/terug")
@guarded(may_agree, load=find_file)
def send_outcome_back(file: ProcurementFile):
    form = ReasonForm()
    with transaction():
        services.send_back(
            services.standing(file), form.reason.data or "", seen_version=form.seen_version, by=signed_in_user()
        )
    flash(_("The outcome goes back to who decided."))
    return redirect(url_for("sourcing.outcome", file_id=file.id), 303)
