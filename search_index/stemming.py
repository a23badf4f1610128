"""Words brought back to the form that all their forms share."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import snowballstemmer

DATA = Path(__file__).parent / "data"
VOWELS_THAT_DOUBLE = frozenset("aeou")


class DutchStemmer:
    """Snowball's stemmer (Kraaij and Pohlmann, 1994), but for the forms that it does not bring together."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._snowball = snowballstemmer.stemmer("dutch")
        self._irregular = {
            form: self._regular(first)
            for first, *others in word_groups("irregular_nl.txt")
            for form in (first, *others)
        }

    def stem(self, word: str) -> str:
        return self._irregular.get(word) or self._regular(word)

    def _regular(self, word: str) -> str:
        stem = str(self._snowball.stemWord(word))
        if stem in self._words or stem[-2:-1] not in VOWELS_THAT_DOUBLE:
            return stem
        longer = stem[:-1] + stem[-2] + stem[-1]  # riolen → riol → riool
        return longer if longer in self._words else stem


@cache
def word_groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a data file, each a group of words; what follows a # is for people."""
    lines = (line.partition("#")[0].split() for line in (DATA / name).read_text(encoding="utf-8").splitlines())
    return tuple(tuple(words) for words in lines if words)
