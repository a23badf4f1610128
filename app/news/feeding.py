"""The feed of a list: which entries are in it, and where each came from."""

from app.core.i18n import _
from app.core.settings import settings
from app.news import queries
from app.news.addresses import path_of
from app.news.feeds import Entry, Feed, Source
from app.news.models import NewsItem
from app.news.presenting import absolute, feed_url_of, picture_url_of, title_of, url_of
from app.news.queries import Scope
from app.organisations.bodies import Body, names_of

IN_A_FEED = 30


def feed_of(scope: Scope, region: str) -> Feed:
    items = queries.latest_whole(scope, IN_A_FEED)
    names = names_of(item.body for item in items)
    name = title_of(scope) if scope.body else f"{title_of(scope)} – {region}"
    return Feed(
        address=absolute(feed_url_of(scope)),
        page=absolute(url_of(scope)),
        title=_("%(title)s (demonstration, all invented)", title=name) if settings().is_demo else name,
        author=region,
        language="nl",
        changed_at=queries.last_change(scope),
        entries=[
            Entry(item, absolute(path_of(item)), _source(item, scope, names), picture_url_of(item)) for item in items
        ],
    )


def _source(item: NewsItem, scope: Scope, names: dict[Body, str]) -> Source | None:
    """Of what a body shares, the feed of the body that it comes from."""
    if scope.body is None or item.body == scope.body:
        return None
    origin = Scope(body=item.body)
    return Source(absolute(feed_url_of(origin)), _("News of %(name)s", name=names.get(item.body, "")))
