"""The words of a text as they are searched: folded, without stop words, as stems."""

from functools import lru_cache

import snowballstemmer

from search_index.language import split_words
from search_index.words import STOP_WORDS

_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem


def stems(text: str) -> list[str]:
    return [_stem(word) for word in split_words(text) if word not in STOP_WORDS]
