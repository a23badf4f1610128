"""Dutch word forms, as far as choosing a CPV code needs them."""

from collections.abc import Set
from functools import lru_cache

import snowballstemmer

SHORTEST_PART = 4
# The letters that Dutch puts between two parts of a compound (tussenklanken).
LINKS = ("", "s", "e", "en", "n")
# Last parts that say nothing about the trade: `hoveniersbedrijf` is found as `hovenier`.
GENERAL_PARTS = frozenset("bedrijf bedrijven bureau dienst diensten firma groep service techniek werk werken".split())

_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    stemmed: str = _stemmer.stemWord(word)
    return stemmed


def split_compound(word: str, vocabulary: Set[str]) -> tuple[str, ...]:
    """The known words of a compound, the longest last part first; empty when it is none.

    `dakdekkerswerkzaamheden` gives `dakdekker` and `werkzaamheden`, `hoveniersbedrijf` gives `hovenier`.
    """
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:cut], word[cut:]
        if tail not in vocabulary and tail not in GENERAL_PARTS:
            continue
        for link in LINKS:
            if head.endswith(link) and (first := head[: len(head) - len(link)]) in vocabulary:
                return (first,) if tail in GENERAL_PARTS else (first, tail)
    return ()
