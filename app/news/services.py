"""Verbs on the words of news: write, change, bring back what was, throw a draft away."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.seen import demand_unchanged
from app.news import finding, queries, revisions
from app.news.details import NewsDetails
from app.news.models import NewsItem, NewsRelation, NewsRevision, NewsStatus
from app.news.wording import authors_of, demand_ready
from app.organisations.bodies import Body
from app.texts import pictures
from app.texts.models import Label

MOST_RELATED = 5


def write(details: NewsDetails, body: Body, *, by: User, at: datetime) -> NewsItem:
    """A draft: only those who speak for the body see it."""
    item = NewsItem(status=NewsStatus.DRAFT, made_by_id=by.id, made_at=at, changed_at=at)
    item.body = body
    _fill(item, details, by=by, at=at)
    session.add(item)
    session.flush()  # its id is what the rest points at
    _relate(item, details.related)
    revisions.keep(item, by=by, at=at)
    record("news.written", item, by=by, title=item.title, body=body.key)
    return item


def change(item: NewsItem, details: NewsDetails, *, seen_version: int, by: User, at: datetime) -> None:
    """A published one changes at once, and keeps its address. Raises ChangedMeanwhile, and DomainError."""
    demand_unchanged(item, seen_version)
    if item.status in (NewsStatus.SCHEDULED, NewsStatus.PUBLISHED):
        demand_ready(details.introduction)
    before = revisions.words_of(item)
    _fill(item, details, by=by, at=at)
    _relate(item, details.related)
    item.changed_at = at
    _note(item, before, by=by, at=at)


def _fill(item: NewsItem, details: NewsDetails, *, by: User, at: datetime) -> None:
    item.title, item.introduction, item.text = details.title, details.introduction, details.text
    item.language = details.language
    item.authors = details.authors or authors_of(item.body, details.language)
    item.picture = pictures.kept(item.picture, details.picture, by=by, at=at)
    item.labels = list(session.scalars(select(Label).where(Label.key.in_(details.label_keys)).order_by(Label.key)))


def _relate(item: NewsItem, others: tuple[int, ...]) -> None:
    session.execute(delete(NewsRelation).where(NewsRelation.item_id == item.id))
    chosen = [number for number in dict.fromkeys(others) if number != item.id][:MOST_RELATED]
    known = queries.titles_of(chosen)
    relations = enumerate(number for number in chosen if number in known)
    session.add_all(NewsRelation(item_id=item.id, other_id=number, rank=rank) for rank, number in relations)


def _note(item: NewsItem, before: dict[str, str], *, by: User, at: datetime) -> None:
    after = revisions.words_of(item)
    changed: dict[str, Any] = {name: words for name, words in after.items() if words != before[name]}
    if changed:
        revisions.keep(item, by=by, at=at)
    record("news.changed", item, by=by, changed=sorted(changed))
    finding.follow(item)


def restore(item: NewsItem, revision: NewsRevision, *, seen_version: int, by: User, at: datetime) -> None:
    """Its words become those of an earlier revision, as a new one. Raises ChangedMeanwhile, and DomainError."""
    demand_unchanged(item, seen_version)
    if item.status in (NewsStatus.SCHEDULED, NewsStatus.PUBLISHED):
        demand_ready(revision.introduction)
    for name, words in revisions.words_of(revision).items():
        setattr(item, name, words)
    item.changed_at = at
    revisions.keep(item, by=by, at=at)
    record("news.restored", item, by=by, revision=revision.number)
    finding.follow(item)


def discard(item: NewsItem, *, by: User) -> None:
    """Throw a draft away. Raises DomainError for what was published: people have its address."""
    if item.status is not NewsStatus.DRAFT:
        raise DomainError(lazy("Only a draft can be thrown away. Archive what was published."))
    record("news.discarded", item, by=by, title=item.title)
    session.delete(item)
