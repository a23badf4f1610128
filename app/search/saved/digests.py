"""The worker's round: one mail for each person with what is new in their saved searches.

What a person was told is noted in the transaction that writes the mail down: killed between the two, neither
happened. The mail itself goes once (see mail.sending). Looking takes long where a search finds much, so it happens
before that transaction, which holds the one lock for writing on SQLite.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from app.accounts.models import User
from app.core.clock import local_date, now
from app.core.db import session, transaction
from app.core.i18n import in_language
from app.indexing import engine_of
from app.indexing.tracking import CHANGED
from app.mail.letters import post
from app.outbox.services import last_position
from app.search.saved import letters, queries
from app.search.saved.models import SavedSearch
from app.search.saved.questions import query_on
from app.search.saved.schedule import next_due
from app.search.saved.stock import News, Stock, newest_pages, news, take_stock
from search_index.engine import EngineUnavailable, SearchEngine

PATIENCE = timedelta(hours=1)  # for an index that is behind; afterwards the firms it is behind with wait for next time
AFTER_A_FAILURE = timedelta(hours=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Finding:
    """What a search has for the mail; `learned` are the pages that its owner then knows, and did not before."""

    search_id: int
    learned: Stock
    news: News

    def only(self, pages: Stock) -> "Finding":
        """Without the news of firms whose page is no longer the one that was looked at: the next round has them."""
        stale = {firm for firm in self.news.firms if pages.get(firm) != self.learned[firm]}
        learned = {firm: page for firm, page in self.learned.items() if firm not in stale}
        return Finding(self.search_id, learned, self.news.without(stale))


def mail_next() -> bool:
    """Write the mail of one person whose searches are due; False when none are, or the index is not ready."""
    at = now()
    waiting = queries.somebody_waiting(at)
    if waiting is None:
        return False
    owner_id, since = waiting
    engine = engine_of()
    try:
        if at - since < PATIENCE and _is_behind(engine):
            return False
        _mail(owner_id, engine, at)
    except EngineUnavailable:
        return False  # what is due stays due
    return True


def _is_behind(engine: SearchEngine) -> bool:
    return engine.position() < last_position(CHANGED)


def _mail(owner_id: int, engine: SearchEngine, at: datetime) -> None:
    try:
        findings = [_look(search_id, engine, at) for search_id in queries.due_searches(owner_id, at)]
        with transaction():
            owner = queries.take_owner(owner_id)
            if owner is not None:  # else another worker writes this mail
                write_digest(owner, findings, at=at)
    except (EngineUnavailable, OperationalError):
        raise  # index or database are busy or away: the same round is done again
    except Exception:  # whatever is wrong with the searches of one, the others must go on
        log.exception("saved searches of account %s failed", owner_id)
        _put_off(owner_id, at)


def _look(search_id: int, engine: SearchEngine, at: datetime) -> Finding:
    """What the owner was told changes only in a round, so while the search is due this stays true."""
    question, told = queries.question_and_told(search_id)
    found = take_stock(query_on(question, local_date(at)), engine)
    known = {int(firm): page for firm, page in (told or {}).items()}
    learned = {firm: page for firm, page in found.items() if known.get(firm) != page}
    return Finding(search_id, learned, News() if told is None else news(known, learned))


def write_digest(owner: User, findings: Sequence[Finding], *, at: datetime) -> None:
    """Note what the owner now knows, and write it down as one mail; without news, no mail.

    Only searches that are still due count: another worker may have been here since they were looked at.
    """
    due = {search.id: search for search in queries.take_due_searches(owner, at)}
    pages = newest_pages({firm for each in findings for firm in each.news.firms})
    current = [each.only(pages) for each in findings if each.search_id in due]
    for each in current:
        _note(due[each.search_id], each.learned, at)
    parts = [(due[each.search_id], each.news) for each in _each_firm_once(current)]
    if not parts:
        return
    for search, _news in parts:
        search.mailed_at = at
    with in_language(owner.language):
        post(letters.digest(owner, parts, on=local_date(at)), to=owner.email)


def _note(search: SavedSearch, learned: Stock, at: datetime) -> None:
    if learned or search.told is None:
        search.told = {**(search.told or {}), **{str(firm): page for firm, page in learned.items()}}
    search.due_at = next_due(search.frequency, at)
    session.flush()  # what was told can be long, and there may be fifty of them: one at a time in memory
    session.expire(search, ["told"])


def _each_firm_once(findings: Iterable[Finding]) -> list[Finding]:
    """A firm that several searches find is named under the first of them; searches without news are left out."""
    named: set[int] = set()
    kept = []
    for each in findings:
        left = each.news.without(named)
        named.update(left.firms)
        if left.firms:
            kept.append(Finding(each.search_id, each.learned, left))
    return kept


def _put_off(owner_id: int, at: datetime) -> None:
    with transaction():
        for search in queries.take_due_searches(session.get_one(User, owner_id), at):
            search.due_at = at + AFTER_A_FAILURE
