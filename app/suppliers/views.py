"""A firm's public page, and the pages on one's own firms."""

from functools import partial

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.core import slots
from app.core.clock import today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user, visitor
from app.core.i18n import _, language, lazy
from app.core.security import local_target
from app.core.settings import settings
from app.core.slugs import slug
from app.suppliers import queries, services
from app.suppliers.completeness import gaps
from app.suppliers.models import Supplier
from app.suppliers.policies import edits, has_notice, may_edit, may_edit_draft, may_see
from app.suppliers.presenting import public_profile
from app.suppliers.registration.steps import OWN_STEPS, resume
from app.suppliers.twins.policies import may_see_or_follow
from app.suppliers.twins.queries import successor_of
from app.suppliers.versions import public_content

bp = Blueprint("suppliers", __name__, template_folder="templates")


@bp.get("/leveranciers/<int:supplier_id>", defaults={"slug": ""})
@bp.get("/leveranciers/<int:supplier_id>/<slug>")
@guarded(may_see_or_follow, load=queries.find_supplier)
def profile(supplier: Supplier) -> ResponseReturnValue:
    successor = successor_of(supplier)
    if successor is not None:
        return redirect(url_for("suppliers.profile", supplier_id=successor.id, slug=slug(successor.display_name)), 301)
    name, back = slug(supplier.display_name), local_target(request.args.get("terug"), "")
    address = partial(url_for, "suppliers.profile", supplier_id=supplier.id, slug=name)
    if (request.view_args or {})["slug"] != name:
        return redirect(address(terug=back or None), 301)
    if has_notice(supplier) and not edits(visitor(), supplier):
        return render_template("suppliers/notice.html", supplier=supplier)
    return render_template(
        "suppliers/profile.html",
        supplier=supplier,
        profile=public_profile(public_content(supplier), on=today(), language=language()),
        panels=slots.panels(slots.SUPPLIER_PANELS, supplier),
        is_editor=may_edit(visitor(), supplier),
        canonical_url=settings().BASE_URL + address(),
        back=back,
    )


@bp.get("/leveranciers/<int:supplier_id>/kaart.json")
@guarded(may_see, load=queries.find_supplier)
def place_on_map(supplier: Supplier) -> ResponseReturnValue:
    """The seat, to the four digits of its postcode: nobody's front door. A page that is only a notice has none."""
    if supplier.latitude is None or (has_notice(supplier) and not edits(visitor(), supplier)):
        return jsonify([])
    url = url_for("suppliers.profile", supplier_id=supplier.id, slug=slug(supplier.display_name))
    place = {"lat": supplier.latitude, "lon": supplier.longitude, "name": supplier.display_name, "url": url}
    return jsonify([place])


@bp.get("/mijn-bedrijven")
@guarded(is_signed_in)
def mine() -> ResponseReturnValue:
    suppliers = queries.suppliers_of(signed_in_user())
    panels = slots.panels(slots.FIRM_STATUS, suppliers)
    return render_template(
        "suppliers/mine.html", suppliers=suppliers, panels=panels, covered=_covered(panels), resume=resume
    )


@bp.get("/mijn-bedrijven/<int:supplier_id>")
@guarded(edits, load=queries.find_supplier)
def firm(supplier: Supplier) -> ResponseReturnValue:
    panels = slots.panels(slots.FIRM_STATUS, [supplier])
    return render_template(
        "suppliers/firm.html",
        supplier=supplier,
        panels=panels,
        covered=_covered(panels),
        resume=resume,
        steps=OWN_STEPS,
        gaps=gaps(supplier),
        sections=slots.panels(slots.FIRM_PANELS, supplier),
        may_edit=may_edit(signed_in_user(), supplier),
    )


@bp.post("/mijn-bedrijven/<int:supplier_id>/weggooien")
@guarded(may_edit_draft, load=queries.find_supplier)
def remove(supplier: Supplier) -> ResponseReturnValue:
    name = supplier.display_name
    if _is_held(supplier):
        raise DomainError(lazy("This draft is being judged. Withdraw the application first."))
    with transaction():
        services.remove_draft(supplier, by=signed_in_user())
    flash(_("The draft of %(name)s is thrown away.", name=name))
    return redirect(url_for("suppliers.mine"), 303)


def _is_held(supplier: Supplier) -> bool:
    """Whether a panel says that others are busy with this firm."""
    panels = slots.panels(slots.FIRM_STATUS, [supplier])
    return any(supplier.id in values.get("held", ()) for _template, values in panels)


def _covered(panels: list[tuple[str, dict]]) -> set[int]:
    """The firms for which a panel already says what to do next."""
    return {supplier_id for _template, values in panels for supplier_id in values.get("covers", ())}
