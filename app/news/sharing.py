"""A body shows an item of another one among its own, with its origin."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.news.models import NewsItem, NewsShare, NewsStatus
from app.organisations.bodies import Body


def share(item: NewsItem, body: Body, *, by: User, at: datetime) -> None:
    """Does nothing when the body shares it already. Raises DomainError."""
    if item.status is not NewsStatus.PUBLISHED:
        raise DomainError(lazy("Only what is published can be shared."))
    if body == item.body:
        raise DomainError(lazy("This news is your own."))
    if _share_of(item, body) is not None:
        return
    shared = NewsShare(item=item, body_key=body.key, shared_by_id=by.id, shared_at=at)
    shared.body = body
    session.add(shared)
    record("news.shared", item, by=by, body=body.key)


def unshare(shared: NewsShare, *, by: User) -> None:
    record("news.unshared", shared.item, by=by, body=shared.body_key)
    shared.item.shares.remove(shared)


def _share_of(item: NewsItem, body: Body) -> NewsShare | None:
    own = NewsShare.item_id == item.id, NewsShare.body_key == body.key
    return session.scalar(select(NewsShare).where(*own))


def find_share(item_id: int, share_id: int) -> NewsShare | None:
    found = session.get(NewsShare, share_id)
    return found if found and found.item_id == item_id else None
