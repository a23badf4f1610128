"""The words of a text as they are filed, and those of a question as they are looked for."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from app.reference.wording import language
from search_index.fields import Tongue
from search_index.language import WORD, fold, split_words, tidied
from search_index.words import STOP_WORDS

WHOLE, PART = 2, 1  # zomerbijeenkomst is half about a bijeenkomst
BEGUN = 0.25  # of a word that only begins like the last one that was typed
SHORTEST_START = 4  # letters
MOST_WORDS = 12  # of a question


@dataclass(frozen=True)
class Wanted:
    """A word that was typed: texts hold it under one of its terms or, when there is a start, one that begins so."""

    terms: frozenset[str]
    start: str = ""

    def strength(self, term: str) -> float:
        """How much being filed under this term says: 0 for nothing."""
        if term in self.terms:
            return 1.0
        return BEGUN if self.start and term.startswith(self.start) else 0.0


@lru_cache(maxsize=50_000)
def filed_under(word: str) -> tuple[tuple[str, int], ...]:
    """The terms of a folded word, each with how much it counts; English ones only of what is no Dutch word."""
    if word in STOP_WORDS:
        return ()
    own = language()
    terms = {own.term(word, Tongue.DUTCH): WHOLE}
    for part in own.parts(word):
        terms.setdefault(part, PART)
    if not own.knows(word):
        terms.setdefault(own.term(word, Tongue.ENGLISH), WHOLE)
    return tuple(terms.items())


def filed(text: str) -> Counter[str]:
    """How much each term counts in a text."""
    counted: Counter[str] = Counter()
    for word in split_words(text):
        for term, weight in filed_under(word):
            counted[term] += weight
    return counted


def length(text: str) -> int:
    """In words that say something."""
    return sum(word not in STOP_WORDS for word in split_words(text))


def wanted(question: str) -> list[Wanted]:
    """Each word once; the last may be the beginning of one, while somebody is still typing."""
    own = language()
    words = [word for word in split_words(question) if word not in STOP_WORDS][:MOST_WORDS]
    found = []
    for place, word in enumerate(words, start=1):
        terms = frozenset(own.term(word, tongue) for tongue in Tongue)
        is_start = place == len(words) and len(word) >= SHORTEST_START
        found.append(Wanted(terms, word if is_start else ""))
    return list(dict.fromkeys(found))


def marked(text: str, looked_for: Collection[Wanted]) -> Markup:
    """The text with <mark> around the words that fit."""
    pieces, end = [], 0
    for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text):
        if _fits(match[0], looked_for):
            pieces += [escape(text[end : match.start()]), Markup("<mark>"), escape(match[0]), Markup("</mark>")]
            end = match.end()
    return Markup("").join([*pieces, escape(text[end:])])


def _fits(word: str, looked_for: Collection[Wanted]) -> bool:
    terms = [term for each in WORD.findall(fold(word)) for term, _weight in filed_under(tidied(each))]
    return any(each.strength(term) for term in terms for each in looked_for)
