"""The page on which a contract is noted."""

from flask import flash, redirect, render_template, request, url_for

from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.sourcing.blueprint import bp
from app.sourcing.outcomes.contracts import services
from app.sourcing.outcomes.contracts.forms import ContractForm
from app.sourcing.outcomes.models import Award
from app.sourcing.outcomes.policies import may_note_contract
from app.sourcing.outcomes.queries import contract_of, find_award


@bp.route("/<int:file_id>/uitkomst/gunningen/<int:award_id>/contract", methods=["GET", "POST"])
@guarded(may_note_contract, load=find_award)
def contract(award: Award):
    form = ContractForm()
    if request.method == "GET":
        form.fill_from(award, contract_of(award))
    elif form.validate_on_submit() and _note(award, form):
        flash(_("The contract is noted."))
        return redirect(url_for("sourcing.outcome", file_id=award.outcome.file_id), 303)
    file, is_free = award.outcome.file, services.is_free(award.outcome, today())
    page = render_template("sourcing/outcomes/contract.html", file=file, award=award, form=form, is_free=is_free)
    return page, 422 if form.errors else 200


def _note(award: Award, form: ContractForm) -> bool:
    """Whether it could be noted; if not, the form says why."""
    details, seen = form.to_details(), form.seen_version
    try:
        with transaction():
            services.note_contract(award, details, seen_version=seen, by=signed_in_user(), at=now())
    except DomainError as refusal:
        form.signed_on.errors = [str(refusal)]
        return False
    return True
