"""The worker's round: one mail for each person with what is new in their saved searches.

What a person was told is noted in the transaction that writes the mail down: killed between the two, neither
happened. The mail itself goes once (see mail.sending).
"""

import logging
from collections.abc import Iterable
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
from app.search.saved import letters
from app.search.saved.models import SavedSearch
from app.search.saved.queries import take_due_searches, take_owner, waiting_since
from app.search.saved.questions import query_on
from app.search.saved.schedule import next_due
from app.search.saved.stock import News, news, take_stock
from search_index.engine import EngineUnavailable, SearchEngine

PATIENCE = timedelta(hours=1)  # for an index that is behind; afterwards the firms it is behind with wait for next time
AFTER_A_FAILURE = timedelta(hours=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Part:
    """What one search has for the mail."""

    search: SavedSearch
    news: News


def mail_next() -> bool:
    """Write the mail of one person whose searches are due; False when none are, or the index is not ready."""
    at = now()
    since = waiting_since(at)
    if since is None:
        return False
    engine = engine_of()
    try:
        if at - since < PATIENCE and _is_behind(engine):
            return False
        return _mail_somebody(engine, at)
    except EngineUnavailable:
        return False  # what is due stays due


def _is_behind(engine: SearchEngine) -> bool:
    return engine.position() < last_position(CHANGED)


def _mail_somebody(engine: SearchEngine, at: datetime) -> bool:
    owner = None
    try:
        with transaction():
            owner = take_owner(at)
            if owner is None:
                return False  # another worker has those who wait
            write_digest(owner, engine, at=at)
    except (EngineUnavailable, OperationalError):
        raise  # index or database are busy or away: the same round is done again
    except Exception:  # whatever is wrong with the searches of one, the others must go on
        if owner is None:
            raise
        log.exception("saved searches of account %s failed", owner.id)
        _put_off(owner.id, at)
    return True


def write_digest(owner: User, engine: SearchEngine, *, at: datetime) -> None:
    """Note what is news in the searches that are due, and write it down as one mail; without news, no mail."""
    parts = _each_firm_once(Part(search, _catch_up(search, engine, at)) for search in take_due_searches(owner, at))
    if not parts:
        return
    for part in parts:
        part.search.mailed_at = at
    with in_language(owner.language):
        post(letters.digest(owner, [(part.search, part.news) for part in parts], on=local_date(at)), to=owner.email)


def _catch_up(search: SavedSearch, engine: SearchEngine, at: datetime) -> News:
    """What the owner does not know yet; from now on they do, and the next morning is set."""
    told = None if search.told is None else {int(firm): version for firm, version in search.told.items()}
    found = take_stock(query_on(search.question, local_date(at)), engine)
    known = {**(told or {}), **found}
    search.due_at = next_due(search.frequency, at)
    if known != told:
        search.told = {str(firm): version for firm, version in known.items()}
    return News() if told is None else news(told, found)


def _each_firm_once(parts: Iterable[Part]) -> list[Part]:
    """A firm that several searches find is named under the first of them; searches without news are left out."""
    named: set[int] = set()
    kept = []
    for part in parts:
        left = News(
            new=tuple(firm for firm in part.news.new if firm not in named),
            changed=tuple(firm for firm in part.news.changed if firm not in named),
        )
        named |= {*left.new, *left.changed}
        if left != News():
            kept.append(Part(part.search, left))
    return kept


def _put_off(owner_id: int, at: datetime) -> None:
    with transaction():
        for search in take_due_searches(session.get_one(User, owner_id), at):
            search.due_at = at + AFTER_A_FAILURE
