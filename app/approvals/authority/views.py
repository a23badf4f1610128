"""Check that an applicant acts for a firm; decide disputes; give a firm that was taken over its new number."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.step_up import stepped_up
from app.approvals.authority import policies
from app.approvals.authority.forms import TAKE_OVER, CheckForm, DecideForm, SuccessionForm
from app.approvals.models import Application
from app.approvals.queries import find_application
from app.core.clock import now
from app.core.db import count_of, transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.core.slugs import slug
from app.suppliers.access import labels, services
from app.suppliers.access.models import AccessRequest, AccessStatus
from app.suppliers.access.queries import disputes as disputed_firms
from app.suppliers.access.queries import find_request
from app.suppliers.access.succession import change_number
from app.suppliers.authority import AuthorityNotShown, presenting
from app.suppliers.authority.kinds import CheckMeans
from app.suppliers.authority.services import check as note_check
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier

bp = Blueprint("disputes", __name__, template_folder="templates")


@bp.route("/aanvragen/<int:application_id>/bevoegdheid", methods=["GET", "POST"])
@guarded(policies.may_check, load=find_application)
def check(application: Application) -> ResponseReturnValue:
    form, user = CheckForm(), signed_in_user()
    if not form.validate_on_submit():
        page = render_template("authority_checks/check.html", application=application, form=form)
        return page, 422 if form.errors else 200
    means, note = CheckMeans(form.means.data), form.note.data or ""
    with transaction():
        applicant = application.submitted_by
        note_check(application.supplier, applicant, means=means, note=note, by=user, at=now())
    flash(_("Noted: you have checked that the applicant acts for the firm."))
    return redirect(url_for("approvals.application", application_id=application.id), 303)


@bp.app_errorhandler(AuthorityNotShown)
def not_shown(error: AuthorityNotShown) -> ResponseReturnValue:
    """Back to the application, where it can be checked."""
    application_id = (request.view_args or {}).get("application_id")
    if application_id is None:
        return render_template("errors/refused.html", message=error.message), 422
    flash(str(error), "error")
    return redirect(url_for("approvals.application", application_id=application_id), 303)


@bp.get("/bevoegdheid/geschillen")
@guarded(policies.may_open_disputes)
def disputes() -> ResponseReturnValue:
    is_decided = request.args.get("lijst") == "besloten"
    page = paginate(disputed_firms(decided=is_decided), request.args.get("blad", 1, type=int))
    return render_template(
        "authority_checks/disputes.html",
        page=page,
        is_decided=is_decided,
        waiting=count_of(disputed_firms(decided=False)),
        labels=labels,
        url_for_page=lambda number: url_for("disputes.disputes", lijst=request.args.get("lijst"), blad=number),
    )


@bp.get("/bevoegdheid/geschillen/<int:request_id>")
@guarded(policies.may_see_dispute, load=find_request)
def dispute(case: AccessRequest) -> ResponseReturnValue:
    return _case_page(case, DecideForm(formdata=None))


@bp.post("/bevoegdheid/geschillen/<int:request_id>")
@guarded(policies.may_decide_dispute, load=find_request)
@stepped_up
def decide(case: AccessRequest) -> ResponseReturnValue:
    form, user = DecideForm(), signed_in_user()
    if not form.validate_on_submit():
        return _case_page(case, form)
    reason = form.reason.data
    with transaction():
        if form.verdict.data == TAKE_OVER:
            means = CheckMeans(form.means.data)
            services.take_over(case, reason, means=means, by=user, at=now())
        else:
            services.keep(case, reason, by=user, at=now())
    flash(_("Decided. Both sides get a mail with your reason."))
    return redirect(url_for("disputes.disputes"), 303)


def _case_page(case: AccessRequest, form: DecideForm) -> ResponseReturnValue:
    is_open = case.status is AccessStatus.DISPUTED
    page = render_template(
        "authority_checks/dispute.html",
        case=case,
        supplier=case.supplier,
        form=form,
        labels=labels,
        decides=is_open and policies.may_decide_dispute(signed_in_user(), case),
        is_open=is_open,
        **presenting.what_was_shown(case.supplier),
    )
    return page, 422 if form.errors else 200


@bp.route("/bevoegdheid/overname/<int:supplier_id>", methods=["GET", "POST"])
@guarded(policies.may_change_number, load=find_supplier)
@stepped_up
def succession(supplier: Supplier) -> ResponseReturnValue:
    form = SuccessionForm(name=supplier.name, legal_form=supplier.legal_form)
    if not form.validate_on_submit():
        return _succession_page(supplier, form)
    try:
        with transaction():
            change_number(supplier, form.to_details(), by=signed_in_user(), at=now())
    except DomainError as error:
        form.kvk_number.errors = [str(error)]
        return _succession_page(supplier, form)
    flash(_("The firm goes on under its new number. The old one is kept as its predecessor."))
    return redirect(url_for("suppliers.profile", supplier_id=supplier.id, slug=slug(supplier.display_name)), 303)


def _succession_page(supplier: Supplier, form: SuccessionForm) -> ResponseReturnValue:
    page = render_template("authority_checks/succession.html", supplier=supplier, form=form)
    return page, 422 if form.errors else 200
