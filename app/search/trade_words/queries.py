"""The shipped words and those of the desk as one list."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core.db import session
from app.reference.models import TradeWord
from app.reference.trade_words import by_spelling, same_word


@dataclass(frozen=True)
class ListedWord:
    """`own`: the row of the desk; `replaces`: a shipped word means what the desk says instead."""

    word: str
    codes: Sequence[str]
    own: TradeWord | None = None
    replaces: bool = False


def find(word_id: int) -> TradeWord | None:
    return session.get(TradeWord, word_id)


def own_words() -> list[TradeWord]:
    return list(session.scalars(select(TradeWord).order_by(TradeWord.word)))


def own_word_like(word: str) -> TradeWord | None:
    """The desk's row for the same word, however it is written."""
    spelling = same_word(word)
    return next((each for each in own_words() if same_word(each.word) == spelling), None)


def shipped_codes(word: str) -> Sequence[str]:
    """Empty when the word is not a shipped one."""
    _word, codes = by_spelling().get(same_word(word), ("", ()))
    return codes


def listed(search: str) -> list[ListedWord]:
    """All words by the alphabet; with `search` those that hold it, or have a code that begins with it."""
    own = {same_word(each.word): each for each in own_words()}
    known = {spelling: ListedWord(word, codes) for spelling, (word, codes) in by_spelling().items()}
    known |= {key: ListedWord(each.word, each.code_list, each, key in known) for key, each in own.items()}
    wanted = same_word(search)
    return [known[key] for key in sorted(known) if _fits(known[key], key, wanted)]


def _fits(listed: ListedWord, key: str, wanted: str) -> bool:
    return wanted in key or any(code.startswith(wanted) for code in listed.codes)
