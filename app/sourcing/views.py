"""Pages of the procurement file."""

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.audit.services import record
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language, lazy, ngettext
from app.core.pages import paginate
from app.core.settings import settings
from app.indexing import engine_of
from app.indexing.following import followed_to
from app.reference.cpv_suggest import suggest
from app.search.asking import Answer, ask
from app.search.presenting import firm_links, links_to
from app.sourcing import longlists, policies, presenting, queries, services, shortlists
from app.sourcing.choices import touched
from app.sourcing.details import Asked
from app.sourcing.export.pdf import write_pdf
from app.sourcing.export.report import file_name, report_on
from app.sourcing.export.spreadsheet import write_spreadsheet
from app.sourcing.forms import FileForm, RestForm
from app.sourcing.labels import CATEGORIES, STATUSES
from app.sourcing.models import Longlist, ProcurementFile

bp = Blueprint("sourcing", __name__, url_prefix="/inkoopdossiers", template_folder="templates")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SUGGESTIONS = 12


@bp.context_processor
def _names():
    return {"status_names": STATUSES, "category_names": CATEGORIES}


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
    return render_template(
        "sourcing/overview.html",
        file=file,
        counts=queries.counts_of(file),
        longlists=queries.longlists_of(file),
        cpv_label=presenting.cpv_in_words(file.cpv_code),
        may_change=policies.may_change(signed_in_user(), file),
        may_manage=policies.may_manage(signed_in_user(), file),
    )


@bp.route("/<int:file_id>/wijzigen", methods=["GET", "POST"])
@guarded(policies.may_change, load=queries.find_file)
def change(file: ProcurementFile):
    form = FileForm()
    if request.method == "GET":
        form.fill_from(file)
    if not _is_sent(form):
        return _file_page(form, file)
    with transaction():
        services.change_file(file, form.to_details(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("Saved."))
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)


def _is_sent(form: FileForm) -> bool:
    """Whether the form came in whole and right; a press on the search button inside it is no sending."""
    form.label_cpv()
    return "cpv-search-button" not in request.form and form.validate_on_submit()


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


@bp.get("/<int:file_id>/zoeken")
@guarded(policies.may_change, load=queries.find_file)
def search(file: ProcurementFile):
    """Every showing is logged, a reload too: nobody can look again and again unseen."""
    position = followed_to(engine_of())  # first: what the index learns meanwhile counts as not yet known
    answer = _ask(file)
    if not answer.page_exists:
        abort(404)
    asked = Asked(answer.query, answer.words, answer.page.total, answer.relaxed, position)
    page = render_template(
        "sourcing/search.html",
        file=file,
        answer=answer,
        most=longlists.MOST_FIRMS,
        shows_thin_market=True,
        **_links(file, answer),
    )
    with transaction():  # after the page is made, which would read everything anew
        longlists.log_search(file, asked, by=signed_in_user(), at=now())
    return page


def _links(file: ProcurementFile, answer: Answer):
    here = links_to("sourcing.search", file_id=file.id)
    return {
        "url_for_search": here,
        "url_for_page": lambda number: here(**answer.parameters_of_page(number)),
        "firm_links": firm_links(answer),
    }


def _ask(file: ProcurementFile):
    return ask(request.args, seed=longlists.seed_of(file.id, today()), today=today())


@bp.post("/<int:file_id>/groslijsten")
@guarded(policies.may_change, load=queries.find_file)
def freeze(file: ProcurementFile):
    """Freeze the search that the address names, as the search page writes it."""
    answer, at = _ask(file), now()
    if answer.fell_back:  # then the answer came from the database, without filters
        raise DomainError(lazy("Searching is not possible right now. Try again in a few minutes."))
    with transaction():
        longlist = longlists.freeze(file, answer.query, answer.words, engine_of(), by=signed_in_user(), at=at)
    flash(_("The longlist is frozen."))
    if longlists.is_thin(longlist.search.total):
        flash(_("Thin market: fewer than three firms. Look wider, or note why this is enough."), "warning")
    return redirect(url_for("sourcing.longlist", file_id=file.id, longlist_id=longlist.id), 303)


@bp.get("/<int:file_id>/groslijst/<int:longlist_id>")
@guarded(policies.may_see_longlist, load=queries.find_longlist)
def longlist(shown: Longlist):
    return _longlist_page(shown, RestForm(formdata=None))


@bp.post("/<int:file_id>/groslijst/<int:longlist_id>")
@guarded(policies.may_decide, load=queries.find_longlist)
def decide(shown: Longlist):
    """Save the rows that were touched. A refused row stays open and says why; the others are saved."""
    at, by, refused, saved = now(), signed_in_user(), {}, 0
    with transaction():
        entries = queries.entries_of(shown)
        for entry_id, choice in (wanted := touched(request.form, entries)).items():
            entry = next(each for each in entries if each.id == entry_id)
            try:
                shortlists.decide(entry, choice, by=by, at=at)
                saved += 1
            except DomainError as error:
                refused[entry_id] = (choice, str(error))
    if saved or not wanted:
        flash(ngettext("%(num)s decision saved.", "%(num)s decisions saved.", saved))
    if refused:
        return _longlist_page(shown, RestForm(formdata=None), refused), 422
    return redirect(_back_to(shown, request.form.get("at", type=int)), 303)


@bp.post("/<int:file_id>/groslijst/<int:longlist_id>/overige")
@guarded(policies.may_decide, load=queries.find_longlist)
def leave_out_the_rest(shown: Longlist):
    form = RestForm()
    if not form.validate_on_submit():
        return _longlist_page(shown, form), 422
    with transaction():
        reason, by = form.reason.data, signed_in_user()
        number = shortlists.leave_out_the_rest(shown, reason=reason, by=by, at=now())
    flash(ngettext("%(num)s decision saved.", "%(num)s decisions saved.", number))
    return redirect(_back_to(shown), 303)


def _back_to(shown: Longlist, entry_id: int | None = None) -> str:
    anchor = f"firm-{entry_id}" if entry_id else None
    return url_for("sourcing.longlist", file_id=shown.file_id, longlist_id=shown.id, _anchor=anchor)


def _longlist_page(shown: Longlist, form: RestForm, refused=None):
    user, entries = signed_in_user(), queries.entries_of(shown)
    decisions = queries.decisions_of(shown.file)
    rows = presenting.rows_of(shown, entries, queries.standing_now(shown), decisions)
    return render_template(
        "sourcing/longlist.html",
        longlist=shown,
        file=shown.file,
        number=queries.number_of(shown),
        rows=rows,
        refused=refused or {},
        form=form,
        may_decide=policies.may_decide(user, shown),
        is_thin=longlists.is_thin(len(entries)),
        undecided=sum(row.decision is None for row in rows),
    )


@bp.get("/<int:file_id>/shortlist")
@guarded(policies.may_see, load=queries.find_file)
def shortlist(file: ProcurementFile):
    decisions = queries.decisions_of(file).values()
    invited = [decision for decision in decisions if decision.invited]
    return render_template(
        "sourcing/shortlist.html",
        file=file,
        invited=invited,
        left_out=[decision for decision in decisions if not decision.invited],
        is_thin=longlists.is_thin(len(invited)),
        may_change=policies.may_change(signed_in_user(), file),
        longlists=queries.longlists_of(file),
    )


@bp.get("/<int:file_id>/export.pdf")
@guarded(policies.may_see, load=queries.find_file)
def export_pdf(file: ProcurementFile):
    return _download(file, write_pdf, "pdf", "application/pdf")


@bp.get("/<int:file_id>/export.xlsx")
@guarded(policies.may_see, load=queries.find_file)
def export_spreadsheet(file: ProcurementFile):
    return _download(file, write_spreadsheet, "xlsx", XLSX)


def _download(file: ProcurementFile, write, extension: str, mimetype: str) -> Response:
    """The export notes itself first, so that it stands in its own extract of the audit trail."""
    with transaction():
        record("file.exported", file, by=signed_in_user(), format=extension)
    report = report_on(file, by=signed_in_user(), at=now(), is_demo=settings().is_demo)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(file, extension)}"'}
    return Response(write(report), mimetype=mimetype, headers=headers)
