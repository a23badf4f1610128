"""Selects on news, read-only."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import defer, selectinload

from app.accounts.models import User
from app.core.db import session
from app.news.models import NewsItem, NewsLabel, NewsRelation, NewsShare, NewsStatus
from app.organisations.bodies import Body, bodies_of
from app.texts.labelling.queries import labels_with
from app.texts.models import Label

PUBLISHED = NewsItem.status == NewsStatus.PUBLISHED
NEWEST_FIRST = NewsItem.publish_at.desc(), NewsItem.id.desc()
MOST_RELATED = 3
MOST_SUGGESTED = 12


@dataclass(frozen=True)
class Scope:
    """Which news a reader asks for: of a body (its own and what it shares), of a label, of a year or month."""

    body: Body | None = None
    label: Label | None = None
    year: int | None = None
    month: int | None = None


@dataclass(frozen=True)
class Year:
    """How much appeared in a year; `months` holds (month, number), the newest first."""

    number: int
    months: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _month, count in self.months)


def within(scope: Scope) -> ColumnElement[bool]:
    return and_(PUBLISHED, _ever_within(scope))


def _ever_within(scope: Scope) -> ColumnElement[bool]:
    """Also what is in the archive now."""
    parts: list[ColumnElement[bool]] = [NewsItem.slug.is_not(None)]
    if scope.body:
        parts.append(or_(NewsItem.is_of(scope.body), NewsItem.id.in_(_shared_by(scope.body))))
    if scope.label:
        labelled = select(NewsLabel.item_id).where(NewsLabel.label_key == scope.label.key)
        parts.append(NewsItem.id.in_(labelled))
    if scope.year:
        parts.append(NewsItem.year == scope.year)
    if scope.month:
        parts.append(NewsItem.month == scope.month)
    return and_(*parts)


def _shared_by(body: Body) -> Select[int]:
    return select(NewsShare.item_id).where(NewsShare.body_key == body.key)


def shown(scope: Scope) -> Select[NewsItem]:
    """For a list: the newest first, without the long text."""
    light = selectinload(NewsItem.labels), defer(NewsItem.text)
    return select(NewsItem).where(within(scope)).options(*light).order_by(*NEWEST_FIRST)


def latest(scope: Scope, most: int) -> list[NewsItem]:
    return list(session.scalars(shown(scope).limit(most)).unique())


def latest_whole(scope: Scope, most: int | None) -> list[NewsItem]:
    """With their texts; without `most` all of them."""
    statement = select(NewsItem).where(within(scope)).options(selectinload(NewsItem.labels))
    return list(session.scalars(statement.order_by(*NEWEST_FIRST).limit(most)).unique())


def last_change(scope: Scope) -> datetime | None:
    """When something in it was last published, changed or archived, or shared."""
    was = replace(scope, year=None, month=None)
    changed = session.scalar(select(func.max(NewsItem.changed_at)).where(_ever_within(was)))
    if scope.body is None:
        return changed
    shared = session.scalar(select(func.max(NewsShare.shared_at)).where(NewsShare.body_key == scope.body.key))
    return max((moment for moment in (changed, shared) if moment), default=None)


def is_any(scope: Scope) -> bool:
    return session.scalar(select(NewsItem.id).where(within(scope)).limit(1)) is not None


def archive(scope: Scope) -> list[Year]:
    """Years and their months that hold something, the newest first; in one select, for all years of the scope."""
    newest = NewsItem.year.desc(), NewsItem.month.desc()
    all_years = within(replace(scope, year=None, month=None))
    counted = select(NewsItem.year, NewsItem.month, func.count()).where(all_years)
    rows = session.execute(counted.group_by(NewsItem.year, NewsItem.month).order_by(*newest)).all()
    return [
        Year(int(year or 0), tuple((int(month or 0), count) for _year, month, count in months))
        for year, months in groupby(rows, key=lambda row: row[0])
    ]


def find_item(item_id: int) -> NewsItem | None:
    return session.get(NewsItem, item_id)


def find_by_address(year: int, month: int, slug: str) -> NewsItem | None:
    """Only what was published has one."""
    address = NewsItem.year == year, NewsItem.month == month, NewsItem.slug == slug
    return session.scalar(select(NewsItem).where(*address))


def published_with(numbers: Collection[int]) -> list[NewsItem]:
    statement = select(NewsItem).where(PUBLISHED, NewsItem.id.in_(numbers)).options(defer(NewsItem.text))
    return list(session.scalars(statement).unique())


def published_between(since: datetime, until: datetime) -> list[NewsItem]:
    """After `since` and up to `until`, the newest first."""
    moment = NewsItem.publish_at > since, NewsItem.publish_at <= until
    return list(session.scalars(shown(Scope()).where(*moment)).unique())


def related_to(item: NewsItem) -> list[NewsItem]:
    """What the editor chose; else that which shares most labels, the newest first. One select for both."""
    own_labels = select(NewsLabel.label_key).where(NewsLabel.item_id == item.id)
    rank, shared = func.min(NewsRelation.rank), func.count(NewsLabel.label_key)
    near = (
        select(NewsItem.id, rank.label("rank"), shared.label("shared"))
        .outerjoin(NewsRelation, and_(NewsRelation.item_id == item.id, NewsRelation.other_id == NewsItem.id))
        .outerjoin(NewsLabel, and_(NewsLabel.item_id == NewsItem.id, NewsLabel.label_key.in_(own_labels)))
        .where(PUBLISHED, NewsItem.id != item.id, or_(NewsRelation.rank >= 0, NewsLabel.label_key.is_not(None)))
        .group_by(NewsItem.id)
        .subquery()
    )
    order = near.c.rank.is_(None), near.c.rank, near.c.shared.desc(), *NEWEST_FIRST
    statement = select(NewsItem, near.c.rank).join(near, near.c.id == NewsItem.id).options(defer(NewsItem.text))
    rows = session.execute(statement.order_by(*order).limit(MOST_RELATED + 2)).unique().all()
    chosen = [other for other, place in rows if place is not None]
    return chosen or [other for other, _place in rows][:MOST_RELATED]


def chosen_for(item: NewsItem) -> list[NewsItem]:
    """What its editor put beside it, published or not."""
    beside = select(NewsItem).join(NewsRelation, NewsRelation.other_id == NewsItem.id)
    statement = beside.where(NewsRelation.item_id == item.id).options(defer(NewsItem.text))
    return list(session.scalars(statement.order_by(NewsRelation.rank)).unique())


def titles_of(numbers: Collection[int]) -> dict[int, str]:
    """Of what was ever published: a number that somebody guessed tells nothing of the drafts of others."""
    chosen = NewsItem.id.in_(numbers), NewsItem.slug.is_not(None)
    return dict(session.execute(select(NewsItem.id, NewsItem.title).where(*chosen)).all())


def published_titled(words: str) -> list[NewsItem]:
    """Published news with these words in its title, the newest first."""
    found = select(NewsItem).where(PUBLISHED, NewsItem.title.icontains(words, autoescape=True))
    return list(session.scalars(found.options(defer(NewsItem.text)).order_by(*NEWEST_FIRST).limit(MOST_SUGGESTED)))


def kept_by(user: User, status: NewsStatus | None) -> Select[NewsItem]:
    """News of all for whom the person speaks, last changed first; None: in every status."""
    statement = select(NewsItem).where(NewsItem.is_of_any(bodies_of(user))).options(defer(NewsItem.text))
    if status is not None:
        statement = statement.where(NewsItem.status == status)
    return statement.order_by(NewsItem.changed_at.desc(), NewsItem.id.desc())


def counts_by_status(user: User) -> dict[NewsStatus, int]:
    counted = select(NewsItem.status, func.count()).where(NewsItem.is_of_any(bodies_of(user))).group_by(NewsItem.status)
    return dict(session.execute(counted).all())


def labels_in_use() -> list[Label]:
    """Of published news."""
    return labels_with(select(NewsLabel.label_key).join(NewsItem, NewsItem.id == NewsLabel.item_id).where(PUBLISHED))


def shares_of(item: NewsItem) -> list[NewsShare]:
    return list(session.scalars(select(NewsShare).where(NewsShare.item_id == item.id).order_by(NewsShare.id)))
