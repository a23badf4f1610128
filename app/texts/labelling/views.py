"""The desk and the administrator keep the labels."""

from flask import Blueprint, flash, redirect, render_template, url_for

from app.accounts.policies import is_administrator
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user, visitor
from app.core.i18n import _
from app.texts.labelling import services
from app.texts.labelling.forms import LabelForm
from app.texts.labelling.policies import may_change_label, may_keep_labels
from app.texts.labelling.queries import all_labels, find_label, uses
from app.texts.models import Label

bp = Blueprint("labelling", __name__, url_prefix="/beheer/labels", template_folder="../templates")


@bp.route("", methods=["GET", "POST"])
@guarded(may_keep_labels)
def labels():
    form = LabelForm()
    if not form.validate_on_submit() or not _added(form):
        page = render_template(
            "labelling/labels.html", form=form, labels=all_labels(), uses=uses(), is_admin=is_administrator(visitor())
        )
        return page, 422 if form.errors else 200
    flash(_("The label is added."))
    return redirect(url_for("labelling.labels"), 303)


def _added(form: LabelForm) -> bool:
    try:
        with transaction():
            services.add_label(form.name_nl.data, form.name_en.data, by=signed_in_user())
    except services.NameTaken as error:
        form.name_nl.errors = [str(error)]
        return False
    return True


@bp.route("/<key>", methods=["GET", "POST"])
@guarded(may_change_label, load=find_label)
def label(label: Label):
    form = LabelForm(obj=label)
    if not form.validate_on_submit():
        page = render_template("labelling/label.html", form=form, label=label, uses=uses()[label.key])
        return page, 422 if form.errors else 200
    with transaction():
        services.rename_label(
            label, form.name_nl.data, form.name_en.data, seen_version=form.seen_version, by=signed_in_user()
        )
    flash(_("The label is saved."))
    return redirect(url_for("labelling.labels"), 303)


@bp.post("/<key>/verwijderen")
@guarded(may_change_label, load=find_label)
def remove(label: Label):
    with transaction():
        services.remove_label(label, by=signed_in_user())
    flash(_("The label is removed."))
    return redirect(url_for("labelling.labels"), 303)
