"""The page where firms are found."""

from typing import Any

from flask import Blueprint, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_buyer
from app.core import slots
from app.core.clock import today
from app.core.guard import public, visitor
from app.core.security import local_target
from app.core.settings import settings
from app.indexing import engine_of
from app.search import comparing
from app.search.asking import Answer, ask
from app.search.demand.hearing import note_search
from app.search.found.sighting import note_found
from app.search.presenting import links_to, search_values
from app.search.suggesting import suggestions

bp = Blueprint("search", __name__, template_folder="templates")

# Page and fragment share an address: without this a browser could show the fragment on "back".
VARY = {"Vary": "HX-Request"}
KEPT_BRIEFLY = {"Cache-Control": "private, max-age=60"}  # what is typed again and again while correcting a word


@bp.get("/leveranciers")
@public
def suppliers() -> ResponseReturnValue:
    """200, or 404 for a page that the answer does not have."""
    answer = ask(request.args, today=today())
    if not answer.page_exists:
        return render_template("search/no_such_page.html", **_values(answer)), 404
    note_search(answer)
    note_found(answer)
    values = _values(answer)
    if "HX-Request" in request.headers:
        clean_address = values["url_for_search"](**answer.parameters)
        return render_template("search/_update.html", **values), VARY | {"HX-Push-Url": clean_address}
    return render_template("search/suppliers.html", **values), VARY


@bp.get("/leveranciers/suggesties")
@public
def suggest() -> ResponseReturnValue:
    """JSON for the search box: `[{"label": ..., "options": [...]}]`, see suggesting.Option."""
    return jsonify(suggestions(request.args.get("q", ""), engine_of(), today=today())), KEPT_BRIEFLY


@bp.get("/leveranciers/vergelijken")
@public
def compare() -> ResponseReturnValue:
    """Up to four firms, named by `firma`; `terug` is the list that they were chosen in."""
    here = {name: request.args.get(name, "") for name in ("terug", "postcode")}
    return render_template(
        "search/compare.html",
        comparison=comparing.compare(request.args.getlist("firma"), here["postcode"], today=today()),
        most=comparing.MOST,
        back=local_target(here["terug"], url_for("search.suppliers")),
        here={name: value for name, value in here.items() if value},
    )


def _values(answer: Answer) -> dict[str, Any]:
    url_for_search = links_to("search.suppliers")
    shared: dict[str, Any] = {name: value for name, value in answer.parameters.items() if name != "seed"}
    return {
        **search_values(answer, url_for_search),
        "search_panels": slots.panels(slots.SEARCH_PANELS, answer),
        "canonical_url": settings().BASE_URL + url_for_search(**shared),
        "shows_thin_market": is_buyer(visitor()),
    }
