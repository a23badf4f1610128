"""Notes about the firms of a file, and firms from outside the register."""

from flask import flash, redirect, render_template, url_for

from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.sourcing import policies
from app.sourcing.blueprint import bp
from app.sourcing.candidates import queries
from app.sourcing.candidates import services as candidates
from app.sourcing.candidates.forms import NoteForm, OutsideFirmForm, country_name
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import LonglistEntry, OutsideFirm, ProcurementFile
from app.sourcing.queries import decisions_of, find_file, number_of


@bp.route("/<int:file_id>/groslijst/<int:longlist_id>/bedrijf/<int:entry_id>", methods=["GET", "POST"])
@guarded(policies.may_see_entry, load=queries.find_entry)
def candidate(entry: LonglistEntry):
    form = NoteForm()
    if not _may_change(entry.longlist.file) or not form.validate_on_submit():
        return _candidate_page(entry, form)
    with transaction():
        user, at = signed_in_user(), now()
        candidates.write_note(entry, form.text.data, excludes=form.excludes.data, by=user, at=at)
    flash(_("Saved."))
    return redirect(_candidate_url(entry), 303)


def _may_change(file: ProcurementFile) -> bool:
    return policies.may_change(signed_in_user(), file)


def _candidate_page(entry: LonglistEntry, form: NoteForm):
    file, firm = entry.longlist.file, entry.supplier_id
    page = render_template(
        "sourcing/candidates/candidate.html",
        file=file,
        entry=entry,
        number=number_of(entry.longlist),
        form=form,
        notes=[note for note in queries.notes_in(file) if note.supplier_id == firm],
        decision=decisions_of(file).get(firm),
        may_change=_may_change(file),
    )
    return page, 422 if form.errors else 200


def _candidate_url(entry: LonglistEntry) -> str:
    longlist = entry.longlist
    return url_for("sourcing.candidate", file_id=longlist.file_id, longlist_id=longlist.id, entry_id=entry.id)


@bp.post("/<int:file_id>/notities/<int:note_id>/terugnemen")
@guarded(policies.may_change_note, load=queries.find_note)
def take_back_exclusion(note: CandidateNote):
    with transaction():
        candidates.take_back_exclusion(note, by=signed_in_user(), at=now())
    flash(_("The firm takes part again."))
    return redirect(url_for("sourcing.overview", file_id=note.file_id), 303)


@bp.route("/<int:file_id>/buiten-register", methods=["GET", "POST"])
@guarded(policies.may_see, load=find_file)
def outside_firms(file: ProcurementFile):
    form = OutsideFirmForm(country="NL")
    form.offer_countries()
    if _may_change(file) and form.validate_on_submit():
        try:
            with transaction():
                candidates.add_outside_firm(file, form.to_details(), by=signed_in_user(), at=now())
            flash(_("%(firm)s was added. Decide on it in the shortlist.", firm=form.name.data))
            return redirect(url_for("sourcing.outside_firms", file_id=file.id), 303)
        except DomainError as error:
            form.form_errors.append(str(error))
    return _outside_page(file, form)


def _outside_page(file: ProcurementFile, form: OutsideFirmForm):
    firms, may_change = queries.outside_firms_in(file), _may_change(file)
    page = render_template(
        "sourcing/candidates/outside.html",
        file=file,
        form=form,
        firms=firms,
        may_change=may_change,
        country_name=country_name,
    )
    return page, 422 if form.errors else 200


@bp.post("/<int:file_id>/buiten-register/<int:firm_id>/verwijderen")
@guarded(policies.may_change_outside_firm, load=queries.find_outside_firm)
def remove_outside_firm(firm: OutsideFirm):
    with transaction():
        candidates.remove_outside_firm(firm, by=signed_in_user())
    flash(_("Removed."))
    return redirect(url_for("sourcing.outside_firms", file_id=firm.file_id), 303)
