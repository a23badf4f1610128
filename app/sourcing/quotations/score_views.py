"""The pages of the assessors: scoring alone, and what they agree on."""

from collections.abc import Iterable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.model import id_of
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.policies import may_change
from app.sourcing.queries import find_file
from app.sourcing.quotations import policies, scoring
from app.sourcing.quotations.details import Given
from app.sourcing.quotations.forms import PointsForm, points_form
from app.sourcing.quotations.models import Consensus, Score
from app.sourcing.quotations.presenting import in_points, places_shown
from app.sourcing.quotations.queries import agreed_on
from app.sourcing.quotations.scoring import Place, ScoreSheet, place_of
from app.sourcing.roles.declaring import demand_declared


@bp.route("/<int:file_id>/offertes/beoordelen", methods=["GET", "POST"])
@guarded(policies.may_score, load=find_file)
def score(file: ProcurementFile) -> ResponseReturnValue:
    sheet, user = scoring.sheet_of(file), signed_in_user()
    demand_declared(file, user)
    mine = sheet.of(id_of(user))
    form = points_form([place for place in sheet.places if not _is_final(mine.get(place))], _given(mine.values()))
    if not form.validate_on_submit():
        return _score_page(file, sheet, form)
    keep = scoring.hand_in if "hand-in" in request.form else scoring.keep_draft
    address = url_for("sourcing.score", file_id=file.id)
    try:
        with transaction():
            keep(file, form.given(), by=user, at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _score_page(file, sheet, form)
    flash(_("Your scores are handed in.") if "hand-in" in request.form else _("Saved."))
    return redirect(address, 303)


def _score_page(file: ProcurementFile, sheet: ScoreSheet, form: PointsForm) -> ResponseReturnValue:
    user = signed_in_user()
    page = render_template(
        "sourcing/quotations/score.html",
        file=file,
        form=form,
        sheet=sheet,
        shown=places_shown(sheet, sheet.seen_by(user)),
        in_points=in_points,
        mine=sheet.of(id_of(user)),
        is_done=sheet.has_handed_in(id_of(user)),
        may_change=may_change(user, file),
    )
    return page, 422 if form.errors else 200


@bp.get("/<int:file_id>/offertes/consensus")
@guarded(policies.may_compare, load=find_file)
def consensus(file: ProcurementFile) -> ResponseReturnValue:
    sheet = scoring.sheet_of(file)
    return _consensus_page(file, sheet, points_form(sheet.places, _given(agreed_on(sheet.quotations))))


@bp.post("/<int:file_id>/offertes/consensus")
@guarded(policies.may_run, load=find_file)
def note_consensus(file: ProcurementFile) -> ResponseReturnValue:
    sheet = scoring.sheet_of(file)
    form = points_form(sheet.places, _given(agreed_on(sheet.quotations)))
    if not form.validate_on_submit():
        return _consensus_page(file, sheet, form)
    address = url_for("sourcing.compare_quotations", file_id=file.id)
    try:
        with transaction():
            scoring.note_consensus(file, form.given(), by=signed_in_user(), at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _consensus_page(file, sheet, form)
    flash(_("The consensus is noted."))
    return redirect(address, 303)


def _consensus_page(file: ProcurementFile, sheet: ScoreSheet, form: PointsForm) -> ResponseReturnValue:
    user = signed_in_user()
    page = render_template(
        "sourcing/quotations/consensus.html",
        file=file,
        form=form,
        sheet=sheet,
        shown=places_shown(sheet, sheet.seen_by(user)),
        in_points=in_points,
        agreed={place_of(each): each for each in agreed_on(sheet.quotations)},
        may_note=policies.may_run(user, file) and sheet.is_complete,
        may_change=may_change(user, file),
    )
    return page, 422 if form.errors else 200


def _is_final(score: Score | None) -> bool:
    return score is not None and score.is_final


def _given(standing: Iterable[Score | Consensus]) -> dict[Place, Given]:
    return {place_of(each): Given(each.points, each.rationale) for each in standing}
