"""Registering a firm step by step; every step saves. The same pages change the profile of a listed firm."""

from functools import partial

from babel import Locale
from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.accounts.policies import is_signed_in
from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _, language
from app.reference.cpv_suggest import suggest
from app.reference.queries import find_postcode
from app.reference.sbi import suggest_sbi
from app.suppliers import lookup, queries, services, visibility
from app.suppliers.authority.queries import is_unclaimed
from app.suppliers.authority.tokens import access_token
from app.suppliers.autosave.queries import kept_input
from app.suppliers.completeness import progress
from app.suppliers.identifiers import EU_COUNTRIES
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.policies import may_edit
from app.suppliers.registration import forms
from app.suppliers.registration.extras_forms import ExtrasForm
from app.suppliers.registration.going_on import go_on
from app.suppliers.registration.identity_forms import DutchIdentityForm, ForeignIdentityForm, IdentityForm
from app.suppliers.registration.looking_up import fill_from_register
from app.suppliers.registration.qualities_forms import QualitiesForm
from app.suppliers.registration.steps import stepper
from app.suppliers.revisions.proposing import as_proposed

MOST_SUGGESTIONS = 15

bp = Blueprint("registration", __name__, url_prefix="/aanmelden")


@bp.get("")
@public
def intro() -> ResponseReturnValue:
    return render_template("registration/intro.html")


@bp.route("/nieuw", methods=["GET", "POST"])
@guarded(is_signed_in)
def start() -> ResponseReturnValue:
    form = _identity_form(None)
    if _asks_register(form) or not form.validate_on_submit():
        return _show("identity", None, form)
    own = queries.own_firm_with_number(signed_in_user(), form.to_details())
    if own is not None:
        flash(_("You have registered this firm already."), "info")
        return redirect(url_for("suppliers.firm", supplier_id=own.id), 303)
    if is_unclaimed(form.to_details()) and "claim" not in request.form:
        return render_template("authority/claim.html", form=form)
    try:
        with transaction():
            supplier = services.start_draft(form.to_details(), by=signed_in_user(), at=now())
            _adopt_found(supplier, form)
    except DomainError as error:
        return _refuse("identity", None, form, error, access=_way_to_access(form, error))
    return go_on("identity", supplier)


@bp.route("/<int:supplier_id>/bedrijf", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
def identity(supplier: Supplier) -> ResponseReturnValue:
    form = _identity_form(as_proposed(supplier))
    if _asks_register(form) or not form.validate_on_submit():
        return _show("identity", supplier, form)
    try:
        with transaction():
            _adopt_found(supplier, form)
            services.change_identity(supplier, form.to_details(), by=signed_in_user(), at=now())
    except DomainError as error:
        return _refuse("identity", supplier, form, error, access=_way_to_access(form, error))
    return go_on("identity", supplier)


@bp.route("/<int:supplier_id>/plaats", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
def place(supplier: Supplier) -> ResponseReturnValue:
    form = forms.PlaceForm(supplier, _typed("place", supplier))
    if not form.validate_on_submit():
        return _show("place", supplier, form, area=find_postcode(form.postcode.data or ""))
    with transaction():
        services.change_place(supplier, form.to_details(), by=signed_in_user(), at=now())
    return go_on("place", supplier)


@bp.route("/<int:supplier_id>/werk", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
def trade(supplier: Supplier) -> ResponseReturnValue:
    form = forms.TradeForm(as_proposed(supplier), _typed("trade", supplier))
    query = request.form.get("cpv_search", "")
    if "cpv_search-button" in request.form:
        return _show("trade", supplier, form, query=query, results=_found(query, besides=form.cpv.data))
    if not form.validate_on_submit():
        return _show("trade", supplier, form, query="", results=[])
    try:
        with transaction():
            services.change_trade(supplier, form.to_details(), by=signed_in_user(), at=now())
    except DomainError as error:
        return _refuse("trade", supplier, form, error, query="", results=[])
    return go_on("trade", supplier)


@bp.route("/<int:supplier_id>/kenmerken", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
def qualities(supplier: Supplier) -> ResponseReturnValue:
    form = QualitiesForm(supplier, _typed("qualities", supplier))
    if not form.validate_on_submit():
        return _show("qualities", supplier, form)
    with transaction():
        services.change_qualities(
            supplier,
            size=form.size_details(),
            social=form.social_kinds(),
            social_places=form.social_places(),
            by=signed_in_user(),
            at=now(),
        )
    return go_on("qualities", supplier)


@bp.route("/<int:supplier_id>/meer", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
def extras(supplier: Supplier) -> ResponseReturnValue:
    form = ExtrasForm(supplier, _typed("extras", supplier))
    query = request.form.get("sbi_search", "")
    if "sbi_search-button" in request.form:
        return _show("extras", supplier, form, query=query, results=_sbi_found(query, besides=form.sbi.data))
    if form.change_rows(request.form) or not form.validate_on_submit():
        return _show("extras", supplier, form, query="", results=[])
    try:
        with transaction():
            services.change_extras(supplier, form.to_details(), by=signed_in_user(), at=now())
    except DomainError as error:
        return _refuse("extras", supplier, form, error, query="", results=[])
    return go_on("extras", supplier)


@bp.route("/<int:supplier_id>/contact", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
def contact(supplier: Supplier) -> ResponseReturnValue:
    form = forms.ContactForm(supplier, signed_in_user(), _typed("contact", supplier))
    if not form.validate_on_submit():
        return _show("contact", supplier, form)
    with transaction():
        services.change_contact(supplier, form.to_details(), by=signed_in_user(), at=now())
    return go_on("contact", supplier)


@bp.get("/soorten-werk.json")
@public
def kinds_of_work() -> ResponseReturnValue:
    """CPV codes for plain words, for the picker."""
    found = _found(request.args.get("q", ""), besides=())
    return jsonify([{"value": code, "label": label} for code, label in found])


@bp.get("/sbi-codes.json")
@public
def sbi_codes() -> ResponseReturnValue:
    """SBI codes for a word or the first digits, for the picker."""
    found = _sbi_found(request.args.get("q", ""), besides=())
    return jsonify([{"value": code, "label": label} for code, label in found])


@bp.get("/gemeente")
@public
def municipality_of_postcode() -> ResponseReturnValue:
    """In which municipality a postcode lies: a line for the page that asks for it."""
    area = find_postcode(request.args.get("postcode", ""))
    return render_template("registration/_municipality.html", area=area)


def _way_to_access(form: IdentityForm, error: DomainError) -> str | None:
    """A token for who meant a firm that others registered."""
    return access_token(form.to_details(), signed_in_user()) if isinstance(error, services.AlreadyRegistered) else None


def _identity_form(supplier: Supplier | None) -> IdentityForm:
    """For a Dutch firm or one from another country: as `?land=` says, or else as the profile does."""
    known = "nl" if supplier is None or supplier.country == "NL" else "eu"
    typed = _typed("identity", supplier)
    if request.args.get("land", known) != "eu":
        return DutchIdentityForm(typed=typed, obj=supplier)
    form = ForeignIdentityForm(typed=typed, obj=supplier)
    names = Locale.parse(language()).territories
    form.offer_countries({code: names[code] for code in sorted(EU_COUNTRIES - {"NL"}, key=lambda code: names[code])})
    return form


def _asks_register(form: IdentityForm) -> bool:
    """Whether the button was pressed that fills in the form from the trade register."""
    if "lookup" not in request.form or not lookup.is_offered() or not isinstance(form, DutchIdentityForm):
        return False
    fill_from_register(form)
    return True


def _adopt_found(supplier: Supplier, form: IdentityForm) -> None:
    if isinstance(form, DutchIdentityForm):
        services.adopt_found(supplier, form.found_place(), form.found_sbi_codes())


def _typed(step: str, supplier: Supplier | None) -> MultiDict[str, str] | None:
    """What this person left unsaved in the step, when they ask for it."""
    if supplier is None or request.method != "GET" or request.args.get("concept") != "gebruiken":
        return None
    kept = kept_input(supplier, step, signed_in_user())
    return MultiDict((name, value) for name, value in kept.content) if kept else None


def _found(query: str, *, besides) -> list[tuple[str, str]]:
    suggestions = suggest(query[:200], MOST_SUGGESTIONS, language())
    return [(found.code, f"{found.code} {found.label}") for found in suggestions if found.code not in besides]


def _sbi_found(query: str, *, besides) -> list[tuple[str, str]]:
    found = suggest_sbi(query[:200], MOST_SUGGESTIONS)
    return [(code, f"{code} {label}") for code, label in found.items() if code not in (besides or ())]


def _show(step: str, supplier: Supplier | None, form, **values) -> ResponseReturnValue:
    if step != "identity":  # where a company gives numbers of its own, and each is judged
        form.hide_numbers()
    entries, current = stepper(step, supplier)
    panels = slots.panels(slots.FIRM_STATUS, [supplier]) if supplier else []
    page = render_template(
        f"registration/{step}.html",
        form=form,
        supplier=supplier,
        steps=entries,
        current=current,
        panels=panels,
        step=step,
        seen_by=partial(visibility.seen_by, is_personal=supplier is None or supplier.is_personal),
        progress=progress(supplier) if supplier else None,
        kept=kept_input(supplier, step, signed_in_user()) if supplier and request.method == "GET" else None,
        can_look_up=lookup.is_offered(),
        is_draft=supplier is None or supplier.status is ProfileStatus.DRAFT,
        **values,
    )
    return page, 422 if form.errors else 200


def _refuse(step: str, supplier: Supplier | None, form, error: DomainError, **values) -> ResponseReturnValue:
    form.form_errors.append(str(error))
    return _show(step, supplier, form, **values)
