"""Pages and feeds that everybody reads."""

from datetime import UTC

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter

from app.core.clock import today
from app.core.guard import public
from app.core.i18n import in_language
from app.news import feeds, presenting, queries
from app.news.feeding import feed_of
from app.news.models import NewsStatus
from app.news.queries import Scope
from app.organisations.bodies import Body, bodies_on, body_with, name_of
from app.organisations.layout import region_name
from app.texts.labelling.queries import find_label

bp = Blueprint("news", __name__, template_folder="templates")


class YearConverter(BaseConverter):
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(YearConverter):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


@bp.get("/nieuws")
@bp.get("/nieuws/<year:year>")
@bp.get("/nieuws/<year:year>/<month:month>")
@public
def all_news(year: int | None = None, month: int | None = None) -> ResponseReturnValue:
    return _list(Scope(year=year, month=month))


@bp.get("/nieuws/van/<body_key>")
@bp.get("/nieuws/van/<body_key>/<year:year>")
@bp.get("/nieuws/van/<body_key>/<year:year>/<month:month>")
@public
def of_body(body_key: str, year: int | None = None, month: int | None = None) -> ResponseReturnValue:
    return _list(Scope(body=_known_body(body_key), year=year, month=month))


@bp.get("/nieuws/label/<label_key>")
@public
def labelled(label_key: str) -> ResponseReturnValue:
    return _list(Scope(label=find_label(label_key) or abort(404)))


def _list(scope: Scope) -> ResponseReturnValue:
    """A year or month without news is no page."""
    listing = presenting.listing(scope, request.args.get("blad", 1, type=int))
    if scope.year and not listing.page.total:
        abort(404)
    return render_template(
        "news/list.html",
        listing=listing,
        url_of=presenting.url_of,
        month_scope=presenting.month_scope,
        month_of=presenting.month_of,
        everything=Scope(),
        labelled=lambda label: Scope(label=label),
        feed_url=presenting.feed_url_of(scope),
        canonical=presenting.absolute(presenting.url_of(scope, listing.page.number)),
        url_for_page=lambda number: presenting.url_of(scope, number),
    )


def _known_body(body_key: str) -> Body:
    """One that takes part in the region, or of which there is news from when it did."""
    body = body_with(body_key)
    if body is None or not (body in bodies_on(today()) or queries.is_any(Scope(body=body))):
        abort(404)
    return body


@bp.get("/nieuws/<year:year>/<month:month>/<slug>")
@public
def item(year: int, month: int, slug: str) -> ResponseReturnValue:
    """One that was archived keeps its address, which says so: 410 takes it out of search engines as well."""
    item = queries.find_by_address(year, month, slug) or abort(404)
    if item.status is NewsStatus.ARCHIVED:
        return render_template("news/archived.html", item=item, origin=name_of(item.body)), 410
    return render_template("news/item.html", **presenting.item_page(item, region_name()))


@bp.get("/nieuws/feed.atom")
@public
def feed() -> ResponseReturnValue:
    return _feed(Scope())


@bp.get("/nieuws/van/<body_key>/feed.atom")
@public
def feed_of_body(body_key: str) -> ResponseReturnValue:
    return _feed(Scope(body=_known_body(body_key)))


@bp.get("/nieuws/label/<label_key>/feed.atom")
@public
def feed_of_label(label_key: str) -> ResponseReturnValue:
    return _feed(Scope(label=find_label(label_key) or abort(404)))


def _feed(scope: Scope) -> ResponseReturnValue:
    """The same for every reader, in Dutch; 304 when nothing changed since they asked."""
    with in_language("nl"):
        found = feed_of(scope, region_name())
    response = current_app.response_class(feeds.atom(found), mimetype="application/atom+xml")
    response.headers["Cache-Control"] = "public, no-cache"  # keep it, and ask each time
    response.last_modified = (found.changed_at or feeds.NEVER).astimezone(UTC)
    response.add_etag()
    return response.make_conditional(request)
