"""My saved searches: save, see, change, pause, delete; and the link that stops the mail."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.accounts.policies import is_signed_in
from app.core.clock import now, today
from app.core.db import transaction
from app.core.extensions import csrf
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _
from app.indexing import engine_of
from app.search.address import read_address
from app.search.asking import Answer
from app.search.names import load_names
from app.search.saved import policies, presenting, queries, services, tokens
from app.search.saved.forms import FREQUENCIES, SavedSearchForm
from app.search.saved.models import SavedSearch
from app.search.saved.questions import NO_SEED, key_of, question_of
from search_index.query import SearchQuery

bp = Blueprint("saved", __name__, url_prefix="/zoekopdrachten", template_folder="templates")


def save_panel(answer: Answer) -> dict[str, Any] | None:
    """For slots.SEARCH_PANELS: the button beside the results, when the search is the one that the address says."""
    if answer.fell_back:
        return None
    query: dict[str, Any] = {name: value for name, value in answer.parameters.items() if name != "seed"}
    return {"url": url_for("saved.save", **query)}


@bp.get("")
@guarded(is_signed_in)
def searches():
    found = presenting.shown(queries.searches_of(signed_in_user()), today())
    return render_template("saved/searches.html", searches=found, frequency_names=FREQUENCIES)


@bp.route("/bewaren", methods=["GET", "POST"])
@guarded(is_signed_in)
def save():
    """The address holds the search, as on the search page: signing in on the way loses nothing."""
    query = _query_in_address()
    known = queries.same_search(signed_in_user(), key_of(question_of(query)))
    if known is not None:
        return _say_it_is_known(known)
    services.demand_room(signed_in_user())
    form = SavedSearchForm(name=presenting.proposed_name(query))
    if not form.validate_on_submit():
        return _save_page(form, query)
    with transaction():
        services.save(question_of(query), **form.chosen(), by=signed_in_user(), engine=engine_of(), at=now())
    flash(_("Saved. We mail you when a firm is new in this search, or changed its page."))
    return redirect(url_for("saved.searches"), 303)


def _query_in_address() -> SearchQuery:
    address = read_address(request.args, load_names(), NO_SEED)
    return address.query(today())


def _save_page(form: SavedSearchForm, query: SearchQuery):
    page = render_template("saved/save.html", form=form, words=presenting.in_words(query))
    return page, 422 if form.errors else 200


def _say_it_is_known(known: SavedSearch):
    flash(_("You have saved this search already, as “%(name)s”.", name=known.name), "info")
    return redirect(url_for("saved.searches"), 303)


@bp.route("/<int:saved_id>", methods=["GET", "POST"])
@guarded(policies.owns, load=queries.find)
def change(saved: SavedSearch):
    form = SavedSearchForm(obj=saved)
    if not form.validate_on_submit():
        [shown] = presenting.shown([saved], today())
        return render_template("saved/change.html", form=form, each=shown), 422 if form.errors else 200
    with transaction():
        services.change(saved, **form.chosen(), at=now())
    flash(_("Saved."))
    return redirect(url_for("saved.searches"), 303)


@bp.post("/<int:saved_id>/pauzeren")
@guarded(policies.owns, load=queries.find)
def pause(saved: SavedSearch):
    with transaction():
        services.pause(saved, at=now())
    flash(_("Paused: you get no mail about “%(name)s” until you start it again.", name=saved.name))
    return redirect(url_for("saved.searches"), 303)


@bp.post("/<int:saved_id>/hervatten")
@guarded(policies.owns, load=queries.find)
def resume(saved: SavedSearch):
    with transaction():
        services.resume(saved, at=now())
    flash(_("Started again: the next mail also tells what was new meanwhile."))
    return redirect(url_for("saved.searches"), 303)


@bp.post("/<int:saved_id>/verwijderen")
@guarded(policies.owns, load=queries.find)
def delete(saved: SavedSearch):
    with transaction():
        services.delete(saved, by=signed_in_user())
    flash(_("The saved search is deleted."))
    return redirect(url_for("saved.searches"), 303)


@bp.get("/afmelden/<token>")
@public
def ask_to_stop(token: str):
    user = tokens.user_who_stops(token) or abort(404)
    return render_template("saved/stop.html", email=user.email)


# Mail programs press the button by themselves, without a page and its token (RFC 8058): the signed link is the proof.
@bp.post("/afmelden/<token>")
@csrf.exempt
@public
def stop_mail(token: str):
    """200 and no redirect, as RFC 8058 asks; again and again if need be."""
    user = tokens.user_who_stops(token) or abort(404)
    with transaction():
        services.stop_all_mail(user, at=now())
    return render_template("saved/stopped.html", email=user.email)
