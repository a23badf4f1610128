"""Everyday words for what firms do, with their CPV codes: those that are shipped and those of the desk."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, takewhile
from time import monotonic

from sqlalchemy import select

from app.core.db import is_session_open, session
from app.reference.files import read_rows
from app.reference.models import TradeWord
from search_index.language import fold, split_words

SECONDS_KEPT = 3.0

Words = Mapping[str, tuple[str, ...]]


def current() -> Words:
    """CPV codes by word or short phrase, the best code first; a word of the desk goes before a shipped one.

    Read again at most every few seconds, and the same object as long as nothing changed. Without a database
    session it is what was read last, at first the shipped words.
    """
    if is_session_open() and monotonic() >= _kept.until:
        _kept.take(own())
    return _kept.words


def starting_with(text: str) -> list[str]:
    """Words and phrases that begin like this, whatever their capitals and accents; the shortest first."""
    current()
    words, start = _kept.sorted(), fold(text)
    first = bisect_left(words, (start,))
    found = takewhile(lambda each: each[0].startswith(start), islice(words, first, None))
    return sorted((word for _folded, word in found), key=len)


def look_again() -> None:
    """Let the next question read the words of the desk; for the process that has just changed them."""
    _kept.until = 0.0


def same_word(word: str) -> str:
    """The same for all spellings of one word: `Conciërge` and `concierge`."""
    return " ".join(split_words(word))


@cache
def shipped() -> Words:
    return {row["word"]: tuple(row["codes"].split()) for row in read_rows("trade_words.csv")}


@cache
def by_spelling() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The shipped words with their codes, by `same_word`."""
    return {same_word(word): (word, codes) for word, codes in shipped().items()}


def own() -> Words:
    """What the desk added or decided otherwise."""
    found = session.execute(select(TradeWord.word, TradeWord.codes).order_by(TradeWord.word))
    return {word: tuple(codes.split()) for word, codes in found}


@dataclass
class _Kept:
    """`in_order`: the words of `sorted_from` as they are compared and as they are written."""

    own: Words = field(default_factory=dict)
    words: Words = field(default_factory=shipped)
    until: float = 0.0
    sorted_from: Words = field(default_factory=dict)
    in_order: list[tuple[str, str]] = field(default_factory=list)

    def take(self, own: Words) -> None:
        if own != self.own:
            decided = {same_word(word) for word in own}
            left = dict(pair for spelling, pair in by_spelling().items() if spelling not in decided)
            self.own, self.words = own, {**left, **own}
        self.until = monotonic() + SECONDS_KEPT

    def sorted(self) -> list[tuple[str, str]]:
        if self.sorted_from is not self.words:
            self.in_order = sorted((fold(word), word) for word in self.words)
            self.sorted_from = self.words
        return self.in_order


_kept = _Kept()
