"""What was awarded, as a page, a sheet and JSON; without an account."""

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import today
from app.core.guard import public
from app.core.pages import Page
from app.core.settings import settings
from app.core.sheets import write_csv
from app.sourcing.reports.open_data import presenting, queries

bp = Blueprint("open_data", __name__, url_prefix="/open-data", template_folder="templates")

ON_A_PAGE = 50


@bp.get("")
@public
def awards() -> ResponseReturnValue:
    page, year = _asked_page(), _asked_year()
    shown = Page([presenting.shown(each) for each in page.items], page.number, page.size, page.total)
    return render_template(
        "open_data/awards.html",
        page=shown,
        year=year,
        years=sorted({year, *queries.years()}, reverse=True),
        url_for_page=lambda number: url_for("open_data.awards", jaar=year, blad=number),
    )


@bp.get("/gunningen.csv")
@public
def sheet() -> ResponseReturnValue:
    """All of a year."""
    year = _asked_year()
    answer = Response(write_csv(presenting.sheet_of(year, queries.all_of(year))), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="gunningen-{year}.csv"'
    return answer


@bp.get("/gunningen.json")
@public
def releases() -> ResponseReturnValue:
    """A release package (OCDS 1.1): a page of a year, with a link to the next."""
    page, year, prefix = _asked_page(), _asked_year(), settings().OCDS_PREFIX
    links = {}
    if page.has_next:
        links = {"links": {"next": url_for("open_data.releases", jaar=year, blad=page.number + 1, _external=True)}}
    package = {
        "uri": url_for("open_data.releases", jaar=year, blad=page.number, _external=True),
        "version": "1.1",
        "publishedDate": f"{today().isoformat()}T00:00:00Z",
        "publisher": {"name": settings().BASE_URL},
        "releases": [presenting.release(each, prefix) for each in page.items],
        **links,
    }
    return jsonify(package)


def _asked_year() -> int:
    """Of the address; nonsense asks for this year."""
    year = request.args.get("jaar", today().year, type=int)
    return year if 2000 <= year <= 2999 else today().year


def _asked_page() -> Page[queries.PublicAward]:
    number = request.args.get("blad", 1, type=int)
    if not 1 <= number <= 1_000_000:
        abort(404)
    found, total = queries.page_of(_asked_year(), number, ON_A_PAGE)
    if not found and number > 1:
        abort(404)
    return Page(found, number, ON_A_PAGE, total)
