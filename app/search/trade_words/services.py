"""Add, change and remove the desk's own words."""

from collections.abc import Sequence

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.reference.models import TradeWord
from app.search.trade_words.queries import own_word_like

TURN = "trade words"


class WordExists(DomainError):
    """The desk has a row for this word."""

    def __init__(self) -> None:
        super().__init__(lazy("You have this word already. Change that one instead."))


def add(word: str, codes: Sequence[str], *, by: User) -> TradeWord:
    """From now on the word means these codes, whatever the shipped list says. Raises WordExists."""
    _demand_one_row(word)
    added = TradeWord(word=word, codes=" ".join(codes))
    session.add(added)
    session.flush()  # the audit entry names its id
    record("trade_word.added", added, by=by, word=word, codes=added.codes)
    return added


def change(changed: TradeWord, word: str, codes: Sequence[str], *, seen_version: int, by: User) -> None:
    """Raises WordExists, and DomainError when somebody else changed the word after `by` opened the form."""
    if changed.version != seen_version:
        raise DomainError(lazy("Somebody else changed this word while you were writing. Look at it again."))
    _demand_one_row(word, besides=changed)
    before = {"word": changed.word, "codes": changed.codes}
    changed.word, changed.codes = word, " ".join(codes)
    after = {"word": changed.word, "codes": changed.codes}
    if after != before:
        record("trade_word.changed", changed, by=by, before=before, after=after)


def remove(removed: TradeWord, *, by: User) -> None:
    """A shipped word of the same spelling means again what the list says."""
    record("trade_word.removed", removed, by=by, word=removed.word, codes=removed.codes)
    session.delete(removed)


def _demand_one_row(word: str, besides: TradeWord | None = None) -> None:
    """Two spellings of one word would contradict each other. One after the other: who is second must see the first."""
    take_turn(TURN)
    found = own_word_like(word)
    if found is not None and found is not besides:
        raise WordExists
