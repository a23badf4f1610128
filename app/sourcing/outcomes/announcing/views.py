"""Pages of the letters about an outcome."""

from flask import flash, redirect, render_template, url_for

from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.forms import SeenForm
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.announcing import services, withdrawing
from app.sourcing.outcomes.announcing.forms import LetterForm
from app.sourcing.outcomes.deciding.forms import ReasonForm
from app.sourcing.outcomes.deciding.services import standing
from app.sourcing.outcomes.models import DecisionLetter
from app.sourcing.outcomes.policies import may_edit_letter, may_see_letter, may_write
from app.sourcing.outcomes.queries import find_letter
from app.sourcing.queries import find_file


@bp.post("/<int:file_id>/uitkomst/brieven")
@guarded(may_write, load=find_file)
def draft_letters(file: ProcurementFile):
    with transaction():
        count = services.draft_letters(standing(file), by=signed_in_user())
    flash(ngettext("%(num)d letter is drafted. Read it.", "%(num)d letters are drafted. Read each of them.", count))
    return redirect(url_for("sourcing.outcome", file_id=file.id, _anchor="letters"), 303)


@bp.get("/<int:file_id>/uitkomst/brieven/<int:letter_id>")
@guarded(may_see_letter, load=find_letter)
def outcome_letter(letter: DecisionLetter):
    return _page(letter, LetterForm(text=letter.text))


@bp.post("/<int:file_id>/uitkomst/brieven/<int:letter_id>")
@guarded(may_edit_letter, load=find_letter)
def change_letter(letter: DecisionLetter):
    form = LetterForm()
    if not form.validate_on_submit():
        return _page(letter, form), 422
    with transaction():
        services.change_letter(letter, form.text.data, by=signed_in_user())
    flash(_("Saved."))
    return redirect(url_for("sourcing.outcome", file_id=letter.decision.file_id, _anchor="letters"), 303)


def _page(letter: DecisionLetter, form: LetterForm):
    outcome = letter.outcome
    closing = services.closing_of(letter, outcome, today()) if outcome and not letter.sent_at else ""
    return render_template(
        "sourcing/outcomes/letter.html",
        file=letter.decision.file,
        letter=letter,
        form=form,
        closing=closing,
        may_edit=may_edit_letter(signed_in_user(), letter),
    )


@bp.post("/<int:file_id>/uitkomst/verzenden")
@guarded(may_write, load=find_file)
@stepped_up
def send_letters(file: ProcurementFile):
    form = SeenForm()
    with transaction():
        services.release(standing(file), seen_version=form.seen_version, by=signed_in_user(), at=now())
    flash(_("The letters go out now, all at one moment."))
    return redirect(url_for("sourcing.outcome", file_id=file.id), 303)


@bp.post("/<int:file_id>/uitkomst/intrekken")
@guarded(may_write, load=find_file)
@stepped_up
def withdraw_outcome(file: ProcurementFile):
    form = ReasonForm()
    with transaction():
        seen = form.seen_version
        withdrawing.withdraw(standing(file), form.reason.data or "", seen_version=seen, by=signed_in_user(), at=now())
    flash(_("The outcome is withdrawn. All firms get a letter; you can decide again."))
    return redirect(url_for("sourcing.outcome", file_id=file.id), 303)
