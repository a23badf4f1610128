"""The words of an item over time: kept at each change, compared, and brought back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from re import findall

from sqlalchemy import func, select

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.news.details import NewsDetails
from app.news.models import NewsItem, NewsRevision
from app.suppliers.revisions.comparing import Change, Piece, marked

WORDS: dict[str, Text] = {
    "title": lazy("Title"),
    "introduction": lazy("Introduction"),
    "text": lazy("Text"),
    "authors": lazy("Authors"),
}


@dataclass(frozen=True)
class Kept:
    """A revision of an item, for a page about both."""

    item: NewsItem
    revision: NewsRevision


def words_of(thing: NewsItem | NewsRevision | NewsDetails) -> dict[str, str]:
    return {name: getattr(thing, name) for name in WORDS}


def keep(item: NewsItem, *, by: User | None, at: datetime) -> None:
    """Keep its words as they are now. Inside the transaction in which they changed."""
    last = session.scalar(select(func.max(NewsRevision.number)).where(NewsRevision.item_id == item.id)) or 0
    kept = NewsRevision(item_id=item.id, number=last + 1, made_by_id=by.id if by else None, made_at=at)
    for name, words in words_of(item).items():
        setattr(kept, name, words)
    session.add(kept)


def revisions_of(item: NewsItem) -> list[tuple[NewsRevision, str | None]]:
    """With the name of who made each, the newest first."""
    statement = select(NewsRevision, User.name).outerjoin(User, User.id == NewsRevision.made_by_id)
    statement = statement.where(NewsRevision.item_id == item.id).order_by(NewsRevision.number.desc())
    return [(revision, name) for revision, name in session.execute(statement)]


def find_kept(item_id: int, number: int) -> Kept | None:
    item = session.get(NewsItem, item_id)
    own = NewsRevision.item_id == item_id, NewsRevision.number == number
    revision = session.scalar(select(NewsRevision).where(*own))
    return Kept(item, revision) if item and revision else None


def compared(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """What differs, for `ui.diff`: the words that only one side has are marked."""
    return [_change(WORDS[name], before[name], after[name]) for name in WORDS if before[name] != after[name]]


def _change(label: Text, before: str, after: str) -> Change:
    was, now = marked(_split(before), _split(after))
    return Change(label, _run(was), _run(now), is_list=False)


def _split(text: str) -> list[str]:
    """Each word with the white space behind it."""
    return findall(r"\S+\s*", text)


def _run(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Words that stand together and are marked alike are one piece."""
    together = groupby(pieces, key=lambda piece: piece.is_changed)
    return tuple(Piece("".join(piece.text for piece in run), is_changed) for is_changed, run in together)
