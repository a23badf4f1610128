"""The page of quotations in a file, their documents, the comparison, and setting one aside."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from app.audit.sights import note_sight
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.storage import storage
from app.sourcing.blueprint import bp
from app.sourcing.forms import ReasonForm
from app.sourcing.models import ProcurementFile
from app.sourcing.policies import may_change
from app.sourcing.queries import find_file
from app.sourcing.quotations import policies, queries, scoring
from app.sourcing.quotations.labels import OPENING_STEPS
from app.sourcing.quotations.models import Quotation
from app.sourcing.quotations.presenting import comparison, exactly, ties_of
from app.sourcing.quotations.results import results_of
from app.sourcing.requests.queries import request_of
from app.sourcing.roles.declaring import demand_declared


@bp.get("/<int:file_id>/offertes")
@guarded(policies.may_follow, load=find_file)
def quotations(file: ProcurementFile) -> ResponseReturnValue:
    user, request = signed_in_user(), request_of(file)
    by_invitation = {each.invitation_id: each for each in queries.quotations_of(file)}
    return render_template(
        "sourcing/quotations/quotations.html",
        file=file,
        request=request,
        seal=queries.seal_in(file),
        rows=[(each, by_invitation.get(each.id)) for each in (request.invitations if request else ())],
        is_any_open=any(each.opened_at for each in by_invitation.values()),
        is_over=request is not None and now() > request.deadline,
        may_compare=policies.may_compare(user, file),
        may_run=policies.may_run(user, file),
        may_score=policies.may_score(user, file),
        holder=queries.holder_in(file, user) if policies.holds_key(user, file) else None,
        may_change=may_change(user, file),
        exactly=exactly,
    )


@bp.get("/<int:file_id>/offertes/<int:quotation_id>")
@guarded(policies.may_read, load=queries.find_quotation)
def quotation_document(quotation: Quotation) -> ResponseReturnValue:
    """As a download; reading leaves a trace in the file."""
    file, name = quotation.invitation.request.file, quotation.file_name
    content = _content(quotation)
    answer = send_file(BytesIO(content), "application/pdf", as_attachment=True, download_name=name, etag=False)
    answer.headers["Cache-Control"] = "no-store"
    note_sight("quotation.read", file, by=signed_in_user())
    return answer


def _content(quotation: Quotation) -> bytes:
    try:
        return storage().read(quotation.stored_as)
    except FileNotFoundError as error:
        raise DomainError(_("This document is missing. Ask the administrator to restore it from a backup.")) from error


@bp.get("/<int:file_id>/offertes/opening")
@guarded(policies.may_follow, load=find_file)
def opening_record(file: ProcurementFile) -> ResponseReturnValue:
    user, seal = signed_in_user(), queries.seal_in(file)
    return render_template(
        "sourcing/quotations/record.html",
        file=file,
        request=request_of(file),
        seal=seal,
        entries=queries.entries_of(seal) if seal else [],
        steps=OPENING_STEPS,
        quotations=queries.quotations_of(file),
        may_compare=policies.may_compare(user, file),
        may_change=may_change(user, file),
        exactly=exactly,
    )


@bp.get("/<int:file_id>/offertes/vergelijking")
@guarded(policies.may_compare, load=find_file)
def compare_quotations(file: ProcurementFile) -> ResponseReturnValue:
    request, results = request_of(file), results_of(file)
    return render_template(
        "sourcing/quotations/comparison.html",
        file=file,
        results=results,
        lines=comparison(results, request.criteria) if request and results else [],
        ties=ties_of(results),
        left_out=[each for each in queries.quotations_of(file) if each.set_aside_reason],
        may_change=may_change(signed_in_user(), file),
    )


@bp.route("/<int:file_id>/offertes/<int:quotation_id>/terzijde", methods=["GET", "POST"])
@guarded(policies.may_judge, load=queries.find_quotation)
def set_aside(quotation: Quotation) -> ResponseReturnValue:
    form, file = ReasonForm(), quotation.invitation.request.file
    demand_declared(file, signed_in_user())
    if not form.validate_on_submit():
        page = render_template(
            "sourcing/quotations/set_aside.html", file=file, quotation=quotation, form=form, may_change=True
        )
        return page, 422 if form.errors else 200
    firm, address = quotation.invitation.firm, url_for("sourcing.quotations", file_id=file.id)
    with transaction():
        scoring.set_aside(quotation, reason=form.reason.data, by=signed_in_user())
    flash(_("The quotation of %(firm)s is set aside.", firm=firm))
    return redirect(address, 303)


@bp.post("/<int:file_id>/offertes/<int:quotation_id>/meetellen")
@guarded(policies.may_judge, load=queries.find_quotation)
def count_again(quotation: Quotation) -> ResponseReturnValue:
    firm = quotation.invitation.firm
    address = url_for("sourcing.quotations", file_id=quotation.invitation.request.file_id)
    with transaction():
        scoring.count_again(quotation, by=signed_in_user())
    flash(_("The quotation of %(firm)s counts again.", firm=firm))
    return redirect(address, 303)
