"""What people call the statuses of news, and the acts on it."""

from app.core.i18n import Text, lazy
from app.news.models import NewsStatus

STATUSES: dict[NewsStatus, Text] = {
    NewsStatus.DRAFT: lazy("Draft"),
    NewsStatus.SCHEDULED: lazy("Planned"),
    NewsStatus.PUBLISHED: lazy("Published"),
    NewsStatus.ARCHIVED: lazy("Archived"),
}

KINDS: dict[NewsStatus, str] = {  # of badges
    NewsStatus.DRAFT: "neutral",
    NewsStatus.SCHEDULED: "info",
    NewsStatus.PUBLISHED: "success",
    NewsStatus.ARCHIVED: "warning",
}

ACTS: dict[str, Text] = {
    "news.written": lazy("News written"),
    "news.changed": lazy("News changed"),
    "news.restored": lazy("Earlier words of news brought back"),
    "news.discarded": lazy("Draft of news thrown away"),
    "news.scheduled": lazy("News planned"),
    "news.taken_back": lazy("Planned news made a draft again"),
    "news.published": lazy("News published"),
    "news.archived": lazy("News archived"),
    "news.shared": lazy("News of another body shared"),
    "news.unshared": lazy("News of another body shared no longer"),
}
