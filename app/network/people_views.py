"""Who sits on a board, kept by that board, and who signed the declaration of intent, kept by the desk."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_desk
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.model import id_of
from app.network import queries, services
from app.network.forms import SeatForm, SignatoryForm
from app.network.models import BoardSeat, Signatory
from app.network.policies import may_change_seat, may_change_signatory, may_keep_seats
from app.organisations.models import Association
from app.organisations.queries import find_association

bp = Blueprint("network_people", __name__, url_prefix="/netwerk/beheer", template_folder="templates")


@bp.route("/bestuur/<int:association_id>", methods=["GET", "POST"])
@guarded(may_keep_seats, load=find_association)
def board(association: Association) -> ResponseReturnValue:
    form, association_id = SeatForm(), id_of(association)
    if not form.validate_on_submit():
        seats = queries.all_seats(association_id)
        page = render_template("network/board.html", form=form, association=association, seats=seats)
        return page, 422 if form.errors else 200
    with transaction():
        services.add_seat(association_id, form.to_details(), by=signed_in_user(), at=now())
    flash(_("The seat is added."))
    return redirect(url_for("network_people.board", association_id=association_id), 303)


@bp.route("/zetels/<int:seat_id>", methods=["GET", "POST"])
@guarded(may_change_seat, load=queries.find_seat)
def seat(seat: BoardSeat) -> ResponseReturnValue:
    form, association_id = SeatForm(obj=seat, agreed=True), seat.association_id
    if not form.validate_on_submit():
        page = render_template("network/seat.html", form=form, seat=seat)
        return page, 422 if form.errors else 200
    with transaction():
        services.change_seat(seat, form.to_details(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("Your changes are saved."))
    return redirect(url_for("network_people.board", association_id=association_id), 303)


@bp.post("/zetels/<int:seat_id>/verwijderen")
@guarded(may_change_seat, load=queries.find_seat)
def remove_seat(seat: BoardSeat) -> ResponseReturnValue:
    association_id = seat.association_id
    with transaction():
        services.remove_seat(seat, by=signed_in_user())
    flash(_("The seat is removed."))
    return redirect(url_for("network_people.board", association_id=association_id), 303)


@bp.route("/ondertekenaars", methods=["GET", "POST"])
@guarded(is_desk)
def signatories() -> ResponseReturnValue:
    form = SignatoryForm()
    if not form.validate_on_submit():
        page = render_template("network/signatories.html", form=form, signatories=queries.signatories())
        return page, 422 if form.errors else 200
    with transaction():
        services.add_signatory(form.to_details(), by=signed_in_user())
    flash(_("The signatory is added."))
    return redirect(url_for("network_people.signatories"), 303)


@bp.route("/ondertekenaars/<int:signatory_id>", methods=["GET", "POST"])
@guarded(may_change_signatory, load=queries.find_signatory)
def signatory(signatory: Signatory) -> ResponseReturnValue:
    form = SignatoryForm(obj=signatory, body_key=signatory.body.key)
    if not form.validate_on_submit():
        page = render_template("network/signatory.html", form=form, signatory=signatory)
        return page, 422 if form.errors else 200
    with transaction():
        seen = form.seen_version
        services.change_signatory(signatory, form.to_details(), seen_version=seen, by=signed_in_user())
    flash(_("Your changes are saved."))
    return redirect(url_for("network_people.signatories"), 303)


@bp.post("/ondertekenaars/<int:signatory_id>/verwijderen")
@guarded(may_change_signatory, load=queries.find_signatory)
def remove_signatory(signatory: Signatory) -> ResponseReturnValue:
    with transaction():
        services.remove_signatory(signatory, by=signed_in_user())
    flash(_("The signatory is removed."))
    return redirect(url_for("network_people.signatories"), 303)
