"""The administrator changes the region; the desk too changes who belongs to it."""

from flask import Blueprint, flash, redirect, render_template, url_for

from app.accounts.policies import is_administrator
from app.accounts.step_up import stepped_up
from app.administration.policies import may_change_organisation, may_keep_organisations
from app.administration.region import forms, queries, services
from app.core.clock import today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user, visitor
from app.core.i18n import _
from app.organisations.models import Association, RegionMunicipality
from app.organisations.queries import the_region

bp = Blueprint("region", __name__, url_prefix="/beheer", template_folder="templates")


@bp.context_processor
def _above():
    """The page above these, for who may open it."""
    start = [(_("Administration"), url_for("administration.start"))]
    return {"above": lambda: start if is_administrator(visitor()) else []}


@bp.route("/regio", methods=["GET", "POST"])
@guarded(is_administrator)
def region():
    form = forms.RegionForm(obj=the_region())
    if not form.validate_on_submit():
        return render_template("region/region.html", form=form), 422 if form.errors else 200
    with transaction():
        services.change_region(the_region(), form.to_details(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("The region is saved."))
    return redirect(url_for("region.region"), 303)


@bp.get("/organisaties")
@guarded(may_keep_organisations)
def organisations():
    return render_template(
        "region/organisations.html",
        municipalities=queries.all_municipalities(),
        associations=queries.all_associations(),
        today=today(),
    )


@bp.route("/gemeenten/nieuw", methods=["GET", "POST"])
@guarded(may_keep_organisations)
@stepped_up
def add_municipality():
    form = forms.NewMunicipalityForm()
    if not form.validate_on_submit():
        return _form_page(form, _("Add a municipality"))
    with transaction():
        services.add_municipality(form.code.data, form.membership(), by=signed_in_user())
    flash(_("The municipality is added."))
    return redirect(url_for("region.organisations"), 303)


@bp.route("/gemeenten/<int:member_id>", methods=["GET", "POST"])
@guarded(may_change_organisation, load=queries.find_member)
@stepped_up
def change_municipality(member: RegionMunicipality):
    form = forms.MembershipForm(obj=member)
    if not form.validate_on_submit():
        return _form_page(form, member.municipality.name)
    with transaction():
        services.change_municipality(member, form.membership(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("The dates are saved."))
    return redirect(url_for("region.organisations"), 303)


@bp.route("/verenigingen/nieuw", methods=["GET", "POST"])
@guarded(may_keep_organisations)
@stepped_up
def add_association():
    form = forms.AssociationForm()
    title = _("Add an association")
    if not form.validate_on_submit():
        return _form_page(form, title)
    try:
        with transaction():
            services.add_association(form.to_details(), by=signed_in_user())
    except services.NameTaken as error:
        return _refused(form, error, title)
    flash(_("The association is added."))
    return redirect(url_for("region.organisations"), 303)


@bp.route("/verenigingen/<int:association_id>", methods=["GET", "POST"])
@guarded(may_change_organisation, load=queries.find_association)
@stepped_up
def change_association(association: Association):
    form, name = forms.AssociationForm(obj=association), association.name
    if not form.validate_on_submit():
        return _form_page(form, name)
    try:
        with transaction():
            seen = form.seen_version
            services.change_association(association, form.to_details(), seen_version=seen, by=signed_in_user())
    except services.NameTaken as error:
        return _refused(form, error, name)
    flash(_("The association is saved."))
    return redirect(url_for("region.organisations"), 303)


def _refused(form: forms.AssociationForm, error: DomainError, title: str):
    form.name.errors = [str(error)]
    return _form_page(form, title)


def _form_page(form: forms.MembershipForm, title: str):
    return render_template("region/member.html", form=form, title=title), 422 if form.errors else 200
