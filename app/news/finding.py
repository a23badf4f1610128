"""News in the search for texts: what everybody may read, in the transaction in which it changes."""

from collections.abc import Sequence

from app.core.i18n import dateformat, lazy
from app.core.markdown import plain
from app.news import queries
from app.news.addresses import path_of
from app.news.models import NewsItem, NewsStatus
from app.organisations.bodies import names_of
from app.texts import finding
from app.texts.kinds import Card, TextKind

KEY = "news"


def follow(item: NewsItem) -> None:
    """File it when it is published, as it is now; otherwise take it out."""
    if item.status is not NewsStatus.PUBLISHED or item.publish_at is None:
        finding.remove(KEY, item.id)
        return
    words = f"{item.introduction} {plain(item.text)}"
    finding.put(KEY, item.id, title=item.title, text=words, dated_at=item.publish_at)


def present(numbers: Sequence[int]) -> dict[int, Card]:
    items = queries.published_with(numbers)
    names = names_of(item.body for item in items)
    return {
        item.id: Card(
            title=item.title,
            introduction=item.introduction,
            url=path_of(item),
            meta=f"{dateformat(item.publish_at)}, {names.get(item.body, '')}",
        )
        for item in items
    }


def file_all() -> int:
    """File all that is published anew, and say how much that is."""
    items = queries.latest_whole(queries.Scope(), most=None)
    for item in items:
        follow(item)
    return len(items)


TEXT_KIND = TextKind(KEY, lazy("News"), present, file_all)
