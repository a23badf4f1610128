"""Where an item of news may go from where it is: the one table of allowed moves."""

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.news.models import NewsItem, NewsStatus

MOVES: dict[NewsStatus, frozenset[NewsStatus]] = {
    NewsStatus.DRAFT: frozenset({NewsStatus.SCHEDULED, NewsStatus.PUBLISHED}),
    # Scheduled once more: another moment.
    NewsStatus.SCHEDULED: frozenset({NewsStatus.SCHEDULED, NewsStatus.DRAFT, NewsStatus.PUBLISHED}),
    # What was published once is never a draft again: people have its address.
    NewsStatus.PUBLISHED: frozenset({NewsStatus.ARCHIVED}),
    NewsStatus.ARCHIVED: frozenset({NewsStatus.PUBLISHED}),
}


def may_move(item: NewsItem, to: NewsStatus) -> bool:
    return to in MOVES[item.status]


def move(item: NewsItem, to: NewsStatus) -> None:
    """Raises DomainError for a move that is not in the table."""
    if not may_move(item, to):
        raise DomainError(lazy("This cannot be done with the item as it is now. Look at it again."))
    item.status = to
