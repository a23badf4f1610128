"""Where the script sends what is typed, and where somebody throws that away."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.suppliers.autosave import services
from app.suppliers.autosave.policies import OpenStep, may_fill_in
from app.suppliers.queries import find_supplier
from app.suppliers.registration.steps import OWN_STEPS

bp = Blueprint("autosave", __name__, url_prefix="/aanmelden")


def _find_step(supplier_id: int, step: str) -> OpenStep | None:
    supplier = find_supplier(supplier_id)
    is_known = any(each.key == step for each in OWN_STEPS)
    return OpenStep(supplier, step) if supplier is not None and is_known else None


@bp.post("/<int:supplier_id>/<step>/concept")
@guarded(may_fill_in, load=_find_step)
def keep(opened: OpenStep) -> ResponseReturnValue:
    with transaction():
        fields = request.form.items(multi=True)
        services.keep(opened.supplier, opened.step, fields, by=signed_in_user(), at=now())
    return "", 204


@bp.post("/<int:supplier_id>/<step>/concept/weggooien")
@guarded(may_fill_in, load=_find_step)
def discard(opened: OpenStep) -> ResponseReturnValue:
    with transaction():
        services.forget(opened.supplier, opened.step, by=signed_in_user())
    return redirect(url_for(f"registration.{opened.step}", supplier_id=opened.supplier.id), 303)
