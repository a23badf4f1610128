"""What the tests of news write."""

from typing import Any

from app.news.details import NewsDetails


def some_details(**values: Any) -> NewsDetails:
    defaults = {"title": "Nieuwe fietsroute", "introduction": "Langs zes bedrijven.", "text": "Een **route**."}
    return NewsDetails(**{**defaults, **values})


def form_of(**values: Any) -> dict[str, Any]:
    """As a browser sends it."""
    defaults = {"title": "Nieuwe fietsroute", "introduction": "Langs zes bedrijven.", "text": "Een **route**."}
    return {**defaults, "language": "nl", "authors": "", **values}
