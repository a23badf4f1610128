"""Pages of the procurement file itself: the list, the need, the overview, closing."""

from flask import flash, jsonify, redirect, render_template, request, url_for

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.core.pages import paginate
from app.reference.cpv_suggest import suggest
from app.sourcing import policies, queries, services
from app.sourcing.blueprint import bp
from app.sourcing.forms import FileForm
from app.sourcing.longlists.presenting import cpv_in_words
from app.sourcing.models import ProcurementFile
from app.sourcing.overview import glance_at

MOST_SUGGESTIONS = 12


@bp.get("")
@guarded(policies.may_open_list)
def files():
    page = paginate(queries.files_for(signed_in_user()), request.args.get("blad", 1, type=int))
    may_start = policies.may_start(signed_in_user())
    return render_template("sourcing/files.html", page=page, may_start=may_start, url_for_page=_files_page)


def _files_page(number: int) -> str:
    return url_for("sourcing.files", blad=number)


@bp.route("/nieuw", methods=["GET", "POST"])
@guarded(policies.may_start)
def new_file():
    form = FileForm()
    if not _is_sent(form):
        return _file_page(form, None)
    code = min(municipalities_of(signed_in_user(), Role.BUYER))  # one: see teams/acting.py
    with transaction():
        file = services.open_file(form.to_details(), municipality_code=code, by=signed_in_user(), at=now())
    flash(_("File %(number)s is open. Now look for firms.", number=file.number))
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)


@bp.get("/cpv")
@guarded(policies.may_start)
def cpv_suggestions():
    found = _suggestions(request.args.get("q", ""))
    return jsonify([{"value": code, "label": label} for code, label in found])


@bp.get("/<int:file_id>")
@guarded(policies.may_see, load=queries.find_file)
def overview(file: ProcurementFile):
    longlists = queries.longlists_of(file)
    return render_template(
        "sourcing/overview.html",
        file=file,
        glance=glance_at(file, longlists),
        next_steps=slots.panels(slots.FILE_NEXT, file)[:1],
        panels=slots.panels(slots.FILE_PANELS, file),
        counts=queries.counts_of(file),
        longlists=longlists,
        cpv_label=cpv_in_words(file.cpv_code),
        may_change=policies.may_change(signed_in_user(), file),
        may_change_shortlist=policies.may_change_shortlist(signed_in_user(), file),
        may_manage=policies.may_manage(signed_in_user(), file),
        keeps_firms_waiting=services.keeps_firms_waiting(file),
    )


@bp.route("/<int:file_id>/wijzigen", methods=["GET", "POST"])
@guarded(policies.may_change_shortlist, load=queries.find_file)
def change(file: ProcurementFile):
    form = FileForm()
    if request.method == "GET":
        form.fill_from(file)
    if not _is_sent(form):
        return _file_page(form, file)
    details, reason = form.to_details(), form.lowering_reason.data
    if services.is_lowered_after_choice(file, details.estimated_value) and not reason:
        form.demand_lowering_reason()
        return _file_page(form, file)
    with transaction():
        services.change_file(file, details, seen_version=form.seen_version, by=signed_in_user(), lowering_reason=reason)
    flash(_("Saved."))
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)


def _is_sent(form: FileForm) -> bool:
    """Whether the form came in whole and right; a press on a button for the code or for lots is no sending."""
    form.label_cpv()
    is_changed = form.lots.changes(request.form)
    return not is_changed and "cpv-search-button" not in request.form and form.validate_on_submit()


def _file_page(form: FileForm, file: ProcurementFile | None):
    words = request.form.get("cpv-search", "")
    page = render_template(
        "sourcing/file_form.html", form=form, file=file, cpv_words=words, cpv_results=_suggestions(words)
    )
    return page, 422 if form.errors else 200


def _suggestions(words: str) -> list[tuple[str, str]]:
    return [(each.code, f"{each.code} {each.label}") for each in suggest(words, MOST_SUGGESTIONS, language())]


@bp.post("/<int:file_id>/sluiten")
@guarded(policies.may_manage, load=queries.find_file)
def close(file: ProcurementFile):
    with transaction():
        services.close_file(file, by=signed_in_user())
    flash(_("File %(number)s is closed.", number=file.number))
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)


@bp.post("/<int:file_id>/heropenen")
@guarded(policies.may_manage, load=queries.find_file)
def reopen(file: ProcurementFile):
    with transaction():
        services.reopen_file(file, by=signed_in_user())
    flash(_("File %(number)s is open again.", number=file.number))
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)
