"""News as its pages show it: where a list lies, what it is called, and how programs read an item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import url_for

from app.accounts.models import User
from app.core.guard import visitor
from app.core.i18n import _, language, monthformat
from app.core.pages import Page, paginate
from app.core.settings import settings
from app.news import policies, queries
from app.news.addresses import path_of
from app.news.models import NewsItem, NewsShare
from app.news.queries import Scope, Year
from app.organisations.bodies import Body, bodies_of, name_of, names_of
from app.texts.models import Label

ON_A_PAGE = 20
ON_HOME = 3


@dataclass(frozen=True)
class Listing:
    """A page of a list, and what stands beside it."""

    scope: Scope
    title: str
    page: Page[Any]
    names: dict[Body, str]
    years: Sequence[Year]
    labels: Sequence[Label]


def listing(scope: Scope, number: int) -> Listing:
    page = paginate(queries.shown(scope), number, ON_A_PAGE)
    return Listing(
        scope=scope,
        title=title_of(scope),
        page=page,
        names=names_of(item.body for item in page.items),
        years=queries.archive(scope),
        labels=queries.labels_in_use(),
    )


def title_of(scope: Scope) -> str:
    name = _("News")
    if scope.body:
        name = _("News of %(name)s", name=name_of(scope.body))
    if scope.label:
        name = _("News: %(label)s", label=scope.label.name(language()))
    if scope.year:
        return f"{name}, {month_of(scope.year, scope.month) if scope.month else scope.year}"
    return name


def month_of(year: int, month: int) -> str:
    return monthformat(date(year, month, 1))


def url_of(scope: Scope, number: int = 1) -> str:
    """The address of a page of this list."""
    when: dict[str, Any] = {"year": scope.year, "month": scope.month, "blad": number if number > 1 else None}
    if scope.body:
        return url_for("news.of_body", body_key=scope.body.key, **when)
    if scope.label:
        return url_for("news.labelled", label_key=scope.label.key, **when)
    return url_for("news.all_news", **when)


def feed_url_of(scope: Scope) -> str:
    """Of a year or a month there is none: nothing is added to them."""
    if scope.body:
        return url_for("news.feed_of_body", body_key=scope.body.key)
    if scope.label:
        return url_for("news.feed_of_label", label_key=scope.label.key)
    return url_for("news.feed")


def absolute(path: str) -> str:
    return settings().BASE_URL.rstrip("/") + path


def picture_url_of(item: NewsItem) -> str | None:
    return absolute(url_for("texts.picture", name=item.picture.name)) if item.picture else None


def linked_data(item: NewsItem, publisher: str) -> dict[str, Any]:
    """schema.org/NewsArticle, for search engines."""
    address = absolute(path_of(item))
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "description": item.introduction,
        "inLanguage": item.language,
        "mainEntityOfPage": address,
        "url": address,
        "datePublished": item.publish_at.isoformat() if item.publish_at else None,
        "dateModified": item.changed_at.isoformat(),
        "author": {"@type": "Organization", "name": item.authors},
        "publisher": {"@type": "Organization", "name": publisher},
        "keywords": [label.name(item.language) for label in item.labels],
        "image": picture_url_of(item),
    }
    return {name: value for name, value in article.items() if value}


def item_page(item: NewsItem, publisher: str) -> dict[str, Any]:
    """What the page of a published item shows."""
    related, shares = queries.related_to(item), queries.shares_of(item)
    bodies = [item.body, *(other.body for other in related), *(share.body for share in shares)]
    reader = visitor()
    sharing = bodies_that_may_share(reader, item, shares)
    return {
        "item": item,
        "related": related,
        "shares": shares,
        "names": names_of(bodies),
        "publisher": publisher,
        "address": absolute(path_of(item)),
        "picture_url": picture_url_of(item),
        "linked_data": linked_data(item, publisher),
        "may_keep": policies.may_keep(reader, item),
        "names_of_reader": names_of(sharing),
        "sharing_bodies": sharing,
        "own_shares": [share for share in shares if policies.may_unshare(reader, share)],
    }


def bodies_that_may_share(reader: User | None, item: NewsItem, shares: Iterable[NewsShare]) -> list[Body]:
    """Of those for whom the reader speaks, without those that show it already."""
    showing = {item.body, *(share.body for share in shares)}
    return [body for body in bodies_of(reader) if body not in showing] if policies.may_share(reader, item) else []


def latest() -> dict[str, Any] | None:
    """For slots.HOME."""
    return _panel(Scope())


def latest_of(body: Body) -> dict[str, Any] | None:
    """For slots.BODY_PANELS."""
    return _panel(Scope(body=body))


def _panel(scope: Scope) -> dict[str, Any] | None:
    items = queries.latest(scope, ON_HOME)
    names = names_of(item.body for item in items)
    panel = {"items": items, "names": names, "url": url_of(scope), "feed_url": feed_url_of(scope), "scope": scope}
    return {"news": panel} if items else None


def month_scope(scope: Scope, year: int, month: int | None = None) -> Scope:
    return replace(scope, year=year, month=month)
