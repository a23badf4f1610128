"""The desk's pages: which firms are suspended, suspending one, and lifting that."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_desk
from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import session, transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier
from app.suppliers.suspending import policies, queries, services
from app.suppliers.suspending.forms import SuspendForm
from app.suppliers.suspending.labels import REASONS
from app.suppliers.suspending.models import SuspensionReason

bp = Blueprint("suspending", __name__, template_folder="templates", url_prefix="/schorsingen")


@bp.get("")
@guarded(is_desk)
def suspensions() -> ResponseReturnValue:
    found = session.scalars(queries.running(today())).all()
    return render_template("suspending/suspensions.html", suspensions=found, reasons=REASONS)


@bp.get("/firma/<int:supplier_id>")
@guarded(policies.may_open, load=find_supplier)
@stepped_up
def firm(supplier: Supplier) -> ResponseReturnValue:
    return _page(supplier, SuspendForm())


@bp.post("/firma/<int:supplier_id>")
@guarded(policies.may_suspend, load=find_supplier)
@stepped_up
def suspend(supplier: Supplier) -> ResponseReturnValue:
    form = SuspendForm()
    if not form.validate_on_submit():
        return _page(supplier, form)
    why = {"code": SuspensionReason(form.code.data), "reason": form.reason.data}
    try:
        with transaction():
            services.suspend(supplier, until=form.until.data, **why, by=signed_in_user(), at=now())
    except services.WrongDay as error:
        form.until.errors = [str(error)]
        return _page(supplier, form)
    flash(_("%(name)s is suspended. The firm gets a mail.", name=supplier.display_name))
    return redirect(url_for("suspending.suspensions"), 303)


@bp.post("/firma/<int:supplier_id>/opheffen")
@guarded(policies.may_lift, load=find_supplier)
@stepped_up
def lift(supplier: Supplier) -> ResponseReturnValue:
    with transaction():
        services.lift(supplier, by=signed_in_user(), at=now())
    flash(_("The suspension of %(name)s is lifted.", name=supplier.display_name))
    return redirect(url_for("suspending.suspensions"), 303)


def _page(supplier: Supplier, form: SuspendForm) -> ResponseReturnValue:
    page = render_template(
        "suspending/firm.html",
        supplier=supplier,
        form=form,
        history=queries.suspensions_of(supplier),
        may_suspend=policies.may_suspend(signed_in_user(), supplier),
        may_lift=policies.may_lift(signed_in_user(), supplier),
        reasons=REASONS,
        day=today(),
    )
    return page, 422 if form.errors else 200
