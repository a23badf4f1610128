"""The address of an item: /nieuws/2018/01/slug, given when it is published for the first time."""

from datetime import datetime

from sqlalchemy import select

from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.slugs import free, slug
from app.news.models import NewsItem

TURN = "addresses of news"


def give_address(item: NewsItem, at: datetime) -> None:
    """By the month in Amsterdam; of titles that collide in a month the second gets `-2`. Never given anew."""
    if item.slug is not None:
        return
    take_turn(TURN)  # or two titles that collide would both find their slug free
    day = local_date(at)
    item.year, item.month, item.slug = day.year, day.month, _free_slug(item.title, day.year, day.month)


def _free_slug(title: str, year: int, month: int) -> str:
    wanted = slug(title).strip("-") or "bericht"  # a title may be without a single Latin letter
    same = NewsItem.year == year, NewsItem.month == month, NewsItem.slug.startswith(wanted)
    return free(wanted, set(session.scalars(select(NewsItem.slug).where(*same))))


def path_of(item: NewsItem) -> str:
    """Of one that has an address."""
    return f"/nieuws/{item.year:04}/{item.month:02}/{item.slug}"
