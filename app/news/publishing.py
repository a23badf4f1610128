"""Publish, now or at a moment; take back; archive. The worker publishes what is due."""

from datetime import datetime

from sqlalchemy import Select, select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import now
from app.core.db import session, transaction
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.news import finding
from app.news.addresses import give_address
from app.news.models import NewsItem, NewsStatus
from app.news.moves import move
from app.news.wording import demand_ready


def publish(item: NewsItem, *, by: User | None, at: datetime) -> None:
    """From the archive it comes back where it was; otherwise it appears at `at`. Raises DomainError."""
    demand_ready(item.introduction)
    if item.slug is None or item.publish_at is None:
        item.publish_at = at
    give_address(item, at)
    _move(item, NewsStatus.PUBLISHED, at)
    record("news.published", item, by=by, year=item.year, month=item.month, slug=item.slug)


def schedule(item: NewsItem, moment: datetime, *, by: User, at: datetime) -> None:
    """Raises DomainError for a moment that is over."""
    demand_ready(item.introduction)
    if moment <= at:
        raise DomainError(lazy("This moment is over. Choose a later one, or publish now."))
    item.publish_at = moment
    _move(item, NewsStatus.SCHEDULED, at)
    record("news.scheduled", item, by=by, moment=moment.isoformat())


def take_back(item: NewsItem, *, by: User, at: datetime) -> None:
    """What was to appear is a draft again. Raises DomainError."""
    _move(item, NewsStatus.DRAFT, at)
    item.publish_at = None
    record("news.taken_back", item, by=by)


def archive(item: NewsItem, *, by: User, at: datetime) -> None:
    """Out of lists, feeds and search, with all bodies that share it. Raises DomainError."""
    _move(item, NewsStatus.ARCHIVED, at)
    record("news.archived", item, by=by)


def _move(item: NewsItem, to: NewsStatus, at: datetime) -> None:
    move(item, to)
    item.changed_at = at
    session.flush()
    finding.follow(item)


def publish_next_due() -> bool:
    """For the worker: publish the first that is due; False when there is none.

    It appears at the moment of doing, not at the one it was planned for: after a night without a worker, feeds and
    newsletters still see it as new.
    """
    if session.scalar(_due().with_only_columns(NewsItem.id)) is None:
        return False
    with transaction():
        item = session.scalar(_due().with_for_update(skip_locked=True, of=NewsItem))
        if item is not None:
            item.publish_at = None
            publish(item, by=None, at=now())
    return True


def _due() -> Select[NewsItem]:
    due = NewsItem.status == NewsStatus.SCHEDULED, NewsItem.publish_at <= now()
    return select(NewsItem).where(*due).order_by(NewsItem.publish_at, NewsItem.id).limit(1)
