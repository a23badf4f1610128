"""News for the newsletter."""

from collections.abc import Collection
from datetime import datetime

from app.core.i18n import lazy
from app.news import queries
from app.news.addresses import path_of
from app.newsletters.sections import Line, Section


def lines(since: datetime, until: datetime) -> list[Line]:
    return [
        Line(
            number=item.id,
            title=item.title,
            introduction=item.introduction,
            path=path_of(item),
            body=item.body,
            topics=tuple(label.key for label in item.labels),
        )
        for item in queries.published_between(since, until)
    ]


def lasting(numbers: Collection[int], _at: datetime) -> set[int]:
    """Not what was archived."""
    return {item.id for item in queries.published_with(numbers)}


SECTION = Section("news", lazy("News"), 10, lines, lasting)
