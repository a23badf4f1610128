"""News at every stage."""

from datetime import UTC, datetime
from typing import Any

from app.core.clock import local_date, now
from app.news.models import NewsItem, NewsStatus
from app.organisations.bodies import REGION, Body
from tests.factories import next_number, save

PUBLISHED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def make_draft(body: Body = REGION, **values: Any) -> NewsItem:
    defaults = {
        "title": f"Bericht {next_number()}",
        "introduction": "Een inleiding.",
        "text": "Een **bericht** over ondernemen.",
        "language": "nl",
        "authors": "bestuur van de vereniging",
        "made_at": now(),
        "changed_at": now(),
    }
    item = NewsItem(**{**defaults, **values})
    item.body = body
    return save(item)


def make_news(body: Body = REGION, *, at: datetime = PUBLISHED_AT, **values: Any) -> NewsItem:
    """Published at that moment, and so under the month of it."""
    number, day = next_number(), local_date(at)
    address = {"year": day.year, "month": day.month, "slug": f"bericht-{number}"}
    return make_draft(body, **{"status": NewsStatus.PUBLISHED, "publish_at": at, **address, **values})
