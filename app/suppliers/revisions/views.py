"""What the public saw of a firm: its versions, one of them as it was, and what changed since."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from app.core.clock import local_date, now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language, lazy
from app.core.pages import paginate
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.policies import edits
from app.suppliers.presenting import public_profile
from app.suppliers.revisions import presenting, queries, services
from app.suppliers.revisions.comparing import changes
from app.suppliers.revisions.forms import DayForm, UntilForm
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.revisions.policies import may_see_versions, may_take_back

bp = Blueprint("versions", __name__)


@bp.post("/mijn-bedrijven/<int:supplier_id>/wijziging/intrekken")
@guarded(may_take_back, load=queries.find_firm)
def take_back(supplier: Supplier) -> ResponseReturnValue:
    with transaction():
        waiting = queries.open_revision(supplier, RevisionStatus.PROPOSED)
        if waiting is None:
            raise DomainError(lazy("There is nothing to take back: somebody has looked at it already."))
        services.withdraw(waiting, by=signed_in_user(), at=now())
    flash(_("Your proposal is withdrawn. The page stays as it is."))
    return redirect(url_for("suppliers.firm", supplier_id=supplier.id), 303)


@bp.get("/mijn-bedrijven/<int:supplier_id>/geschiedenis")
@guarded(edits, load=queries.find_firm)
def history(supplier: Supplier) -> ResponseReturnValue:
    """For the firm itself."""
    return _show_versions("suppliers/history.html", supplier)


@bp.get("/leveranciers/<int:supplier_id>/versies")
@guarded(may_see_versions, load=queries.find_firm)
def versions(supplier: Supplier) -> ResponseReturnValue:
    """For those who buy, and the desk; with `?datum=` the version of that day, or what changed since."""
    form = DayForm(request.args) if "datum" in request.args else DayForm()
    if "datum" not in request.args or not form.validate():
        return _show_versions("suppliers/versions.html", supplier, form=form)
    version = queries.version_on(supplier, form.datum.data)
    if version is None:
        form.datum.errors = [_nothing_kept(supplier)]
        return _show_versions("suppliers/versions.html", supplier, form=form)
    if "sinds" in request.args:
        return redirect(url_for(".since", supplier_id=supplier.id, number=version.number), 303)
    return redirect(url_for(".version", supplier_id=supplier.id, number=version.number), 303)


@bp.get("/leveranciers/<int:supplier_id>/versies/<int:number>")
@guarded(may_see_versions, load=queries.firm_of_version)
def version(supplier: Supplier) -> ResponseReturnValue:
    """The public page as it was. Proof is compared with the day it was replaced, or with today."""
    shown = _kept_version(supplier)
    if shown is None:
        return render_template("suppliers/version_gone.html", supplier=supplier), 410
    until = queries.version_after(shown)
    profile = public_profile(shown.content, on=local_date(until.since if until else now()), language=language())
    return render_template("suppliers/version.html", supplier=supplier, version=shown, until=until, profile=profile)


@bp.get("/leveranciers/<int:supplier_id>/versies/<int:number>/sindsdien")
@guarded(may_see_versions, load=queries.firm_of_version)
def since(supplier: Supplier) -> ResponseReturnValue:
    """What changed from this version to a newer one: the newest, or with `?tot=` the one with that number."""
    then = _kept_version(supplier)
    if then is None:
        return render_template("suppliers/version_gone.html", supplier=supplier), 410
    moments = queries.moments_after(then)
    until = _newer(then, request.args.get("tot", next(iter(moments), then.number), type=int))
    return render_template(
        "suppliers/since.html",
        supplier=supplier,
        then=then,
        until=until,
        changes=changes(then.content, until.content),
        form=UntilForm(moments, until.number),
        is_newest=until.number == next(iter(moments), then.number),
    )


def _newer(then: SupplierVersion, number: int) -> SupplierVersion:
    """Raises NotFound where there is no such version, or it is the older one."""
    found = queries.version_numbered(then.supplier, number)
    if found is None or number < then.number:
        raise NotFound
    return found


def _kept_version(supplier: Supplier) -> SupplierVersion | None:
    """The version in the address; None when it was one that is no longer kept. Raises NotFound."""
    number = (request.view_args or {})["number"]
    found = queries.version_numbered(supplier, number)
    newest = queries.newest_version(supplier)
    if found is None and (newest is None or not 0 < number < newest.number):
        raise NotFound
    return found


def _nothing_kept(supplier: Supplier) -> str:
    oldest = queries.oldest_version(supplier)
    if oldest is None or oldest.number == 1:
        return _("The firm had no public page that day.")
    return _("The page of that day is no longer kept: earlier pages of a sole trader go after a term.")


def _show_versions(template: str, supplier: Supplier, **values) -> ResponseReturnValue:
    page = paginate(queries.versions_of(supplier), request.args.get("blad", 1, type=int))
    older = queries.version_before(page.items[-1]) if page.items else None
    form = values.get("form")
    body = render_template(
        template,
        supplier=supplier,
        page=page,
        steps=presenting.steps(page.items, older),
        is_cut_off=not page.has_next and page.items and page.items[-1].number > 1,
        url_for_page=lambda number: url_for(str(request.endpoint), supplier_id=supplier.id, blad=number),
        **values,
    )
    return body, 422 if form is not None and form.errors else 200
