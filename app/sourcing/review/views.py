"""Offering a shortlist for signature, signing or returning it, and what is added after the lock."""

from flask import flash, redirect, render_template, url_for

from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.sourcing import policies
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import find_file
from app.sourcing.review import addenda, presenting, queries, services
from app.sourcing.review.forms import AddendumForm, ReturnForm, SignForm
from app.sourcing.review.models import Addendum, ShortlistReview
from app.sourcing.review.page import values_of_review
from app.sourcing.shortlists.page import shortlist_page


@bp.get("/te-tekenen")
@guarded(policies.may_open_list)
def to_sign():
    reviews = presenting.reviews_to_judge(signed_in_user())
    return render_template("sourcing/review/to_sign.html", reviews=reviews)


@bp.post("/<int:file_id>/ondertekening")
@guarded(policies.may_offer, load=find_file)
def offer(file: ProcurementFile):
    with transaction():
        services.offer(file, by=signed_in_user(), at=now())
    flash(_("The shortlist is offered. Who may sign it gets a mail."))
    return _to_shortlist(file)


@bp.get("/<int:file_id>/ondertekening/<int:review_id>")
@guarded(policies.may_see_review, load=queries.find_review)
def review(shown: ShortlistReview):
    return _review_page(shown)


@bp.post("/<int:file_id>/ondertekening/<int:review_id>/intrekken")
@guarded(policies.may_take_back, load=queries.find_review)
def take_back(shown: ShortlistReview):
    with transaction():
        services.take_back(shown, by=signed_in_user(), at=now())
    flash(_("The offer is taken back."))
    return _to_shortlist(shown.file)


@bp.post("/<int:file_id>/ondertekening/<int:review_id>/teruggeven")
@guarded(policies.may_judge, load=queries.find_review)
def send_back(shown: ShortlistReview):
    form = ReturnForm()
    if not form.validate_on_submit():
        return _review_page(shown, return_form=form), 422
    with transaction():
        services.send_back(shown, form.comment.data, by=signed_in_user(), at=now())
    flash(_("The shortlist is returned. Who offered it gets a mail."))
    return _to_shortlist(shown.file)


@bp.post("/<int:file_id>/ondertekening/<int:review_id>/tekenen")
@guarded(policies.may_judge, load=queries.find_review)
@stepped_up
def sign(shown: ShortlistReview):
    form = SignForm()
    if not form.validate_on_submit():
        return _review_page(shown, sign_form=form), 422
    with transaction():
        services.sign(shown, by=signed_in_user(), at=now())
    flash(_("The shortlist is signed and changes no more."))
    return _to_shortlist(shown.file)


@bp.post("/<int:file_id>/aanvullingen")
@guarded(policies.may_add_addendum, load=find_file)
def add_addendum(file: ProcurementFile):
    form = AddendumForm()
    if not form.validate_on_submit():
        return shortlist_page(file, addendum_form=form), 422
    with transaction():
        addenda.add(file, form.text.data, by=signed_in_user(), at=now())
    flash(_("The addendum is kept. It counts when a second person agreed."))
    return _to_shortlist(file, "addenda")


@bp.post("/<int:file_id>/aanvullingen/<int:addendum_id>/akkoord")
@guarded(policies.may_agree, load=queries.find_addendum)
@stepped_up
def agree_to_addendum(addendum: Addendum):
    with transaction():
        addenda.agree(addendum, by=signed_in_user(), at=now())
    flash(_("You agreed to the addendum."))
    return _to_shortlist(addendum.file, "addenda")


def _to_shortlist(file: ProcurementFile, anchor: str = "signature"):
    return redirect(url_for("sourcing.shortlist", file_id=file.id, _anchor=anchor), 303)


def _review_page(shown: ShortlistReview, sign_form: SignForm | None = None, return_form: ReturnForm | None = None):
    return render_template(
        "sourcing/review/review.html",
        sign_form=sign_form or SignForm(formdata=None),
        return_form=return_form or ReturnForm(formdata=None),
        form=sign_form or return_form,
        **values_of_review(shown, signed_in_user()),
    )
