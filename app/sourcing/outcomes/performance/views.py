"""Pages of performance notes, for the authority that writes them."""

from flask import abort, flash, redirect, render_template, request, url_for

from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.settings import settings
from app.sourcing.blueprint import bp
from app.sourcing.outcomes.models import Award, PerformanceNote
from app.sourcing.outcomes.performance import services
from app.sourcing.outcomes.performance.forms import GradeForm, NoteForm
from app.sourcing.outcomes.performance.queries import find_note, notes_on
from app.sourcing.outcomes.policies import may_rate, may_rate_second, may_see_notes
from app.sourcing.outcomes.queries import contract_of, find_award


@bp.get("/<int:file_id>/uitkomst/gunningen/<int:award_id>/beoordelingen")
@guarded(may_see_notes, load=find_award)
def performance(award: Award):
    return _page(award, NoteForm())


@bp.post("/<int:file_id>/uitkomst/gunningen/<int:award_id>/beoordelingen")
@guarded(may_rate, load=find_award)
def write_performance(award: Award):
    form, contract = NoteForm(), contract_of(award)
    if contract is None:
        abort(404)
    if not form.validate_on_submit():
        return _page(award, form), 422
    text, grade, days = form.text.data, form.grade.data, settings().PERFORMANCE_NOTE_DAYS
    with transaction():
        services.write_note(contract, text, grade, by=signed_in_user(), days=days, at=now())
    flash(_("Kept. A second person gives a grade before the firm can read it."))
    return redirect(request.path, 303)


@bp.post("/<int:file_id>/uitkomst/beoordelingen/<int:note_id>/tweede")
@guarded(may_rate_second, load=find_note)
def second_performance(note: PerformanceNote):
    form, award = second_form(note), note.contract.award
    if not form.validate_on_submit():
        return _page(award, NoteForm(formdata=None)), 422
    with transaction():
        services.second(note, form.grade.data, by=signed_in_user())
    flash(_("Thank you. The firm can read the note now, and reply."))
    address = url_for("sourcing.performance", file_id=award.outcome.file_id, award_id=award.id)
    return redirect(address, 303)


def second_form(note: PerformanceNote) -> GradeForm:
    """Its fields are named after the note: several can stand on one page."""
    return GradeForm(prefix=f"note-{note.id}")


def _page(award: Award, form: NoteForm):
    contract, user = contract_of(award), signed_in_user()
    if contract is None:
        abort(404)
    return render_template(
        "sourcing/outcomes/performance.html",
        file=award.outcome.file,
        award=award,
        notes=notes_on([contract.id], today()),
        form=form,
        second_form=second_form,
        may_rate=may_rate(user, award),
        may_second=lambda note: may_rate_second(user, note),
    )
