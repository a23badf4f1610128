"""The page of the shortlist: firms from outside the register, and the reasons that the rules ask for."""

from flask import flash, redirect, request, url_for

from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.sourcing import policies, queries
from app.sourcing.blueprint import bp
from app.sourcing.candidates.queries import find_outside_firm
from app.sourcing.models import OutsideFirm, ProcurementFile
from app.sourcing.shortlists import services
from app.sourcing.shortlists.forms import OutsideDecisionForm, justifications_given, overrides_in
from app.sourcing.shortlists.page import shortlist_page


@bp.get("/<int:file_id>/shortlist")
@guarded(policies.may_see, load=queries.find_file)
def shortlist(file: ProcurementFile):
    return shortlist_page(file)


@bp.post("/<int:file_id>/shortlist/van-buiten/<int:firm_id>")
@guarded(policies.may_decide_on_outside_firm, load=find_outside_firm)
def decide_on_outside_firm(firm: OutsideFirm):
    form, name = OutsideDecisionForm(), f"outside-{firm.id}"
    if not form.validate_on_submit():
        return shortlist_page(firm.file, {name: str(next(iter(form.errors.values()))[0])}), 422
    try:
        with transaction():
            services.decide_on_outside_firm(firm, form.to_choice(), by=signed_in_user(), at=now())
    except (DomainError, ValueError) as error:
        return shortlist_page(firm.file, {name: str(error)}), 422
    flash(_("Saved."))
    return redirect(url_for("sourcing.shortlist", file_id=firm.file_id, _anchor="outside"), 303)


@bp.post("/<int:file_id>/shortlist/redenen")
@guarded(policies.may_change_shortlist, load=queries.find_file)
def give_reasons(file: ProcurementFile):
    """Keep the reasons for departing from the proposal and from the rules; a refused one says why."""
    refused, user, at = {}, signed_in_user(), now()
    with transaction():
        decisions = {decision.id: decision for decision in queries.shortlist_of(file)}
        for number, reason in overrides_in(request.form).items():
            try:
                if number in decisions:
                    services.explain_override(decisions[number], reason, by=user)
            except DomainError as error:
                refused[f"override-{number}"] = str(error)
        for kind, reason in justifications_given(request.form).items():
            services.justify(file, kind, reason, by=user, at=at)
    if refused:
        return shortlist_page(file, refused), 422
    flash(_("Saved."))
    return redirect(url_for("sourcing.shortlist", file_id=file.id, _anchor="reasons"), 303)
