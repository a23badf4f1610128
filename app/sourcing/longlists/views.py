"""Searching inside a file, and the longlist that came of it with its decisions."""

from flask import abort, flash, redirect, render_template, request, url_for

from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, lazy, ngettext
from app.indexing import engine_of
from app.indexing.following import followed_to
from app.search.asking import Answer, ask
from app.search.presenting import firm_links, links_to
from app.sourcing import policies, queries
from app.sourcing.blueprint import bp
from app.sourcing.candidates.queries import exclusions_in
from app.sourcing.details import Asked
from app.sourcing.forms import RestForm
from app.sourcing.longlists import presenting
from app.sourcing.longlists import services as longlists
from app.sourcing.longlists.labels import GONE
from app.sourcing.longlists.local import objection
from app.sourcing.longlists.narrowing import narrowing
from app.sourcing.longlists.rerunning import question_of, rerun
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.shortlists import services as shortlists
from app.sourcing.shortlists.choices import touched


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
        objection=objection(file, answer.query, today()),
        narrowed=narrowing(file, answer.page.total),
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
@guarded(policies.may_change_shortlist, load=queries.find_file)
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
    standing, exclusions = queries.standing_now(shown), exclusions_in(shown.file)
    rows = presenting.rows_of(shown, entries, standing, decisions, exclusions)
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


@bp.get("/<int:file_id>/groslijst/<int:longlist_id>/opnieuw")
@guarded(policies.may_decide, load=queries.find_longlist)
def ask_again(longlist: Longlist):
    """Logged as every search in a file, so nobody can look again and again unseen."""
    with transaction():
        comparison = rerun(longlist, engine_of(), by=signed_in_user(), at=now())
        return render_template(
            "sourcing/longlists/again.html",
            file=longlist.file,
            longlist=longlist,
            number=queries.number_of(longlist),
            comparison=comparison,
            gone_names=GONE,
        )


@bp.post("/<int:file_id>/groslijst/<int:longlist_id>/opnieuw")
@guarded(policies.may_decide, load=queries.find_longlist)
def freeze_again(longlist: Longlist):
    at = now()
    with transaction():
        query, words = question_of(longlist, at), longlist.search.words
        newer = longlists.freeze(longlist.file, query, words, engine_of(), by=signed_in_user(), at=at)
    flash(_("The longlist is frozen."))
    return redirect(url_for("sourcing.longlist", file_id=newer.file_id, longlist_id=newer.id), 303)
