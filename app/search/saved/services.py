"""Verbs on saved searches. The audit trail learns that something was done, never what somebody looks for."""

from datetime import datetime

from sqlalchemy import update

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.search.saved.models import Frequency, SavedSearch
from app.search.saved.queries import number_of, same_search
from app.search.saved.questions import Question, key_of, query_on
from app.search.saved.schedule import next_due
from app.search.saved.stock import take_stock
from search_index.engine import EngineUnavailable, SearchEngine

MOST_SEARCHES = 50  # of one person
LONGEST_NAME = 120  # characters


def save(
    question: Question, *, name: str, frequency: Frequency, by: User, engine: SearchEngine, at: datetime
) -> SavedSearch:
    """Keep a search; what it finds now is known, and is not mailed.

    Raises DomainError when the person has it already, or has MOST_SEARCHES.
    """
    take_turn(JOURNAL)  # of one person who presses twice, the second finds the first
    demand_room(by)
    key = key_of(question)
    known = same_search(by, key)
    if known is not None:
        raise DomainError(lazy("You have saved this search already, as “%(name)s”.", name=known.name))
    saved = SavedSearch(
        owner_id=id_of(by),
        name=name,
        question=question,
        key=key,
        frequency=frequency,
        created_at=at,
        due_at=next_due(frequency, at),
        told=_known_at_once(question, engine, at),
    )
    session.add(saved)
    session.flush()  # its id goes into the audit trail
    record("saved_search.saved", saved, by=by)
    return saved


def demand_room(user: User) -> None:
    """Raises DomainError when the person has as many searches as may be kept."""
    if number_of(user) >= MOST_SEARCHES:
        raise DomainError(
            lazy("You have %(most)s saved searches: there is no room for more. Delete one first.", most=MOST_SEARCHES)
        )


def _known_at_once(question: Question, engine: SearchEngine, at: datetime) -> dict[str, int] | None:
    try:
        stock = take_stock(query_on(question, local_date(at)), engine)
    except EngineUnavailable:
        return None
    return {str(firm): version for firm, version in stock.items()}


def change(saved: SavedSearch, *, name: str, frequency: Frequency, at: datetime) -> None:
    saved.name = name
    if saved.frequency is not frequency:
        saved.frequency = frequency
        saved.due_at = next_due(frequency, at)


def pause(saved: SavedSearch, *, at: datetime) -> None:
    saved.paused_at = saved.paused_at or at


def resume(saved: SavedSearch, *, at: datetime) -> None:
    """The next mail also tells of what was new during the pause."""
    if saved.is_paused:
        saved.paused_at = None
        saved.due_at = next_due(saved.frequency, at)


def delete(saved: SavedSearch, *, by: User) -> None:
    record("saved_search.deleted", saved, by=by)
    session.delete(saved)


def stop_all_mail(user: User, *, at: datetime) -> None:
    """Pause every search of the person; doing it again changes nothing.

    In SQL, so that it cannot lose a race: whoever wants no more mail gets none.
    """
    running = update(SavedSearch).where(SavedSearch.owner_id == user.id, SavedSearch.paused_at.is_(None))
    session.execute(running.values(paused_at=at))
