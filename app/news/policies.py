"""Who speaks for a body keeps its news and shares that of others; everybody reads what is published."""

from app.accounts.models import User
from app.news.models import NewsItem, NewsShare, NewsStatus
from app.news.moves import may_move
from app.organisations.bodies import bodies_of, may_speak_for, speaks_for_any


def may_keep_news(user: User | None) -> bool:
    return speaks_for_any(user)


def may_keep(user: User | None, item: NewsItem) -> bool:
    return may_speak_for(user, item.body)


def may_publish(user: User | None, item: NewsItem) -> bool:
    return may_move(item, NewsStatus.PUBLISHED) and may_keep(user, item)


def may_schedule(user: User | None, item: NewsItem) -> bool:
    return may_move(item, NewsStatus.SCHEDULED) and may_keep(user, item)


def may_take_back(user: User | None, item: NewsItem) -> bool:
    return may_move(item, NewsStatus.DRAFT) and may_keep(user, item)


def may_archive(user: User | None, item: NewsItem) -> bool:
    return may_move(item, NewsStatus.ARCHIVED) and may_keep(user, item)


def may_discard(user: User | None, item: NewsItem) -> bool:
    return item.status is NewsStatus.DRAFT and may_keep(user, item)


def may_share(user: User | None, item: NewsItem) -> bool:
    """Whoever speaks for another body than the one it comes from."""
    others = any(body != item.body for body in bodies_of(user))
    return item.status is NewsStatus.PUBLISHED and others


def may_unshare(user: User | None, share: NewsShare) -> bool:
    """The body that shares it; and that which it comes from, whose words they are."""
    return may_speak_for(user, share.body) or may_speak_for(user, share.item.body)
