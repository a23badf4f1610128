"""The page on which a board, or the desk, puts the standard texts into its own words."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.approvals import presenting
from app.approvals.blueprint import bp
from app.approvals.policies import may_open_queue
from app.approvals.texts.forms import TextsForm
from app.approvals.texts.owners import Owner, find_owner, may_edit_texts, owners_of
from app.approvals.texts.services import change_texts, texts_of
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _


@bp.get("/aanvragen/sjablonen")
@guarded(may_open_queue)
def texts() -> ResponseReturnValue:
    """Who has one set of texts goes straight to it."""
    owners = owners_of(signed_in_user())
    if len(owners) == 1:
        return redirect(url_for("approvals.edit_texts", key=owners[0].key), 303)
    return render_template("approvals/texts.html", owners=owners)


@bp.route("/aanvragen/sjablonen/<key>", methods=["GET", "POST"])
@guarded(may_edit_texts, load=find_owner)
def edit_texts(owner: Owner) -> ResponseReturnValue:
    form = TextsForm(texts_of(owner))
    if not form.validate_on_submit():
        page = render_template("approvals/edit_texts.html", form=form, owner=owner, words=presenting)
        return page, 422 if form.errors else 200
    with transaction():
        change_texts(owner, form.texts(), by=signed_in_user())
    flash(_("The standard texts are saved."))
    return redirect(url_for("approvals.queue"), 303)
