"""The desk's pages on firms that may be in the register twice."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_desk
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.core.security import local_target
from app.suppliers.models import Supplier
from app.suppliers.twins import queries, services
from app.suppliers.twins.forms import merge_form
from app.suppliers.twins.labels import reasons
from app.suppliers.twins.likeness import compare
from app.suppliers.twins.merging import merge, refuse_impossible
from app.suppliers.twins.policies import may_dismiss, may_merge

bp = Blueprint("twins", __name__, url_prefix="/dubbel", template_folder="templates")


@bp.get("")
@guarded(is_desk)
def pairs() -> ResponseReturnValue:
    page = paginate(queries.likely_pairs(), request.args.get("blad", 1, type=int))
    why = {(pair.low_id, pair.high_id): reasons(compare(pair.low, pair.high)) for pair in page.items}
    return render_template(
        "twins/pairs.html", page=page, why=why, url_for_page=lambda number: url_for("twins.pairs", blad=number)
    )


@bp.route("/<int:first_id>/<int:second_id>", methods=["GET", "POST"])
@guarded(may_merge, load=queries.find_two)
@stepped_up
def pair(two: tuple[Supplier, Supplier]) -> ResponseReturnValue:
    """The first of the two stays."""
    stays, goes = two
    form = merge_form(stays, goes)
    if not form.validate_on_submit():
        return _show_pair(stays, goes, form), 422 if form.errors else 200
    try:
        with transaction():
            merge(stays, goes, taken=form.taken, by=signed_in_user(), at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _show_pair(stays, goes, form), 422
    flash(_("There is one profile of %(name)s now.", name=stays.display_name))
    return redirect(url_for("twins.pairs"), 303)


def _show_pair(stays: Supplier, goes: Supplier, form) -> str:
    return render_template(
        "twins/pair.html",
        stays=stays,
        goes=goes,
        form=form,
        why=reasons(compare(stays, goes)),
        refusal=_refusal(stays, goes),
    )


def _refusal(stays: Supplier, goes: Supplier) -> str | None:
    try:
        refuse_impossible(stays, goes)
    except DomainError as error:
        return str(error)
    return None


@bp.post("/<int:first_id>/<int:second_id>/niet-hetzelfde")
@guarded(may_dismiss, load=queries.find_two)
def dismiss(two: tuple[Supplier, Supplier]) -> ResponseReturnValue:
    with transaction():
        services.dismiss(*two, by=signed_in_user(), at=now())
    flash(_("Noted: these are two firms. Nobody is warned of this pair again."))
    return redirect(local_target(request.form.get("back"), url_for("twins.pairs")), 303)
