"""The page on which an invited firm hands in its quotation. The key in the address is all that it needs."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import answers_large_files, keeps_files_in_memory, public, takes_files
from app.core.i18n import _
from app.core.storage import storage
from app.sourcing.quotations import receiving
from app.sourcing.quotations.details import Offer
from app.sourcing.quotations.forms import OfferForm
from app.sourcing.quotations.presenting import exactly
from app.sourcing.quotations.queries import can_receive, quotation_of
from app.sourcing.requests.invited import invitation_behind, keep_address
from app.sourcing.requests.models import Invitation

bp = Blueprint("quotations", __name__, template_folder="templates")
bp.after_request(keep_address)


@bp.route("/uitnodiging/<token>/offerte", methods=["GET", "POST"])
@public
@takes_files("document")
@answers_large_files
@keeps_files_in_memory
def hand_in(token: str) -> ResponseReturnValue:
    arrived = now()  # the form was read before: the request had come in whole
    invitation, form = invitation_behind(token), OfferForm()
    if form.is_submitted() and receiving.is_late(invitation.request, arrived):
        return _refuse_late(invitation, token, arrived)
    offer = _offer(form) if form.validate_on_submit() else None
    if offer is None:
        return _page(invitation, token, form)
    try:
        _keep(invitation, offer, arrived)
    except DomainError as error:
        form.form_errors.append(str(error))
        return _page(invitation, token, form)
    flash(_("Your quotation is received."))
    return redirect(url_for("quotations.hand_in", token=token), 303)


def _offer(form: OfferForm) -> Offer | None:
    """None when the file is refused; the form says why."""
    try:
        return form.to_offer()
    except DomainError as error:
        form.document.errors = [str(error)]
        return None


def _keep(invitation: Invitation, offer: Offer, arrived: datetime) -> None:
    file = receiving.put_away(offer, invitation)
    with transaction():
        obsolete = receiving.receive(invitation, file, at=arrived)
    if obsolete is not None:
        storage().remove(obsolete)


def _refuse_late(invitation: Invitation, token: str, arrived: datetime) -> ResponseReturnValue:
    with transaction():
        receiving.note_late(invitation)
    return _page(invitation, token, None, arrived=arrived)


def _page(
    invitation: Invitation, token: str, form: OfferForm | None, *, arrived: datetime | None = None
) -> ResponseReturnValue:
    """`arrived` is when somebody tried too late."""
    request = invitation.request
    page = render_template(
        "quotations/hand_in.html",
        invitation=invitation,
        request=request,
        token=token,
        form=None if receiving.is_late(request, now()) or not can_receive(request) else form,
        is_over=receiving.is_late(request, now()),
        quotation=quotation_of(invitation),
        arrived=arrived,
        exactly=exactly,
    )
    return page, 422 if arrived or (form and form.errors) else 200
