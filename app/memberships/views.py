"""My interests: the firms in whose cases I stand aside."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user, visitor
from app.core.i18n import _
from app.memberships import policies, queries, services
from app.memberships.forms import EndForm, InterestForm
from app.memberships.kinds import KIND_NAMES, InterestKind
from app.memberships.models import DeclaredInterest
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier

bp = Blueprint("interests", __name__, url_prefix="/account/belangen", template_folder="templates")


def _own_interest(supplier_id: int) -> DeclaredInterest | None:
    user, supplier = visitor(), find_supplier(supplier_id)
    return queries.declared_interest(user, supplier) if user and supplier else None


@bp.get("")
@guarded(is_signed_in)
def interests() -> ResponseReturnValue:
    """With `q`, also the listed firms that somebody may mean."""
    words = request.args.get("q", "")
    return render_template(
        "interests/interests.html",
        interests=queries.interests_of(signed_in_user()),
        words=words,
        found=queries.firms_named(words),
        kinds=KIND_NAMES,
        today=today(),
    )


@bp.route("/firma/<int:supplier_id>", methods=["GET", "POST"])
@guarded(policies.may_declare, load=find_supplier)
@stepped_up
def declare(supplier: Supplier) -> ResponseReturnValue:
    form = InterestForm()
    if not form.validate_on_submit():
        return _form_page(supplier, form)
    dates = {"starts_on": form.starts_on.data, "ends_on": form.ends_on.data}
    try:
        with transaction():
            kind = InterestKind(form.kind.data)
            services.declare_interest(signed_in_user(), supplier, kind=kind, at=now(), **dates)
    except DomainError as error:
        form.ends_on.errors = [str(error)]
        return _form_page(supplier, form)
    flash(_("Noted. Somebody else decides about %(name)s.", name=supplier.display_name))
    return redirect(url_for("interests.interests"), 303)


@bp.route("/<int:supplier_id>/beeindigen", methods=["GET", "POST"])
@guarded(policies.declared, load=_own_interest)
@stepped_up
def end(interest: DeclaredInterest) -> ResponseReturnValue:
    form = EndForm(obj=interest)
    if not form.validate_on_submit():
        return _form_page(interest.supplier, form)
    try:
        with transaction():
            services.end_interest(interest, by=signed_in_user(), on=form.ends_on.data, today=today())
    except DomainError as error:
        form.ends_on.errors = [str(error)]
        return _form_page(interest.supplier, form)
    flash(_("Saved."))
    return redirect(url_for("interests.interests"), 303)


def _form_page(supplier: Supplier, form: InterestForm | EndForm) -> ResponseReturnValue:
    page = render_template("interests/interest.html", supplier=supplier, form=form)
    return page, 422 if form.errors else 200
