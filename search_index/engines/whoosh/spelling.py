"""Corrections of typing errors from the words of a snapshot: see search_index.spelling."""

from collections.abc import Collection

import numpy as np

from search_index.engines.whoosh.columns import WORDS
from search_index.engines.whoosh.snapshot import Snapshot
from search_index.spelling import errors_between, may_be_wrong, most_errors, unlikeliness


def corrections(snapshot: Snapshot, words: Collection[str]) -> dict[str, str]:
    """See SearchEngine.corrections."""
    unknown = (word for word in dict.fromkeys(words) if may_be_wrong(word) and not _documents_with(snapshot, word))
    likeliest = ((word, _likeliest(snapshot, word)) for word in unknown)
    return {word: found for word, found in likeliest if found}


def _likeliest(snapshot: Snapshot, word: str) -> str | None:
    for errors in range(1, most_errors(word) + 1):
        close = {known for known in _near(snapshot, word, errors) if errors_between(word, known, errors) is not None}
        counted = ((known, _documents_with(snapshot, known)) for known in close)
        ranked = [unlikeliness(word, known, documents) for known, documents in counted if documents]
        if ranked:
            return min(ranked)[-1]
    return None


def _near(snapshot: Snapshot, word: str, errors: int) -> set[str]:
    """The words within so many errors, and some others."""
    found: set[str] = set()
    for part in snapshot.parts:
        words = part.columns.keywords[WORDS].values
        found.update(words[place] for place in part.segment.spellings.near(word, errors))
    return found


def _documents_with(snapshot: Snapshot, word: str) -> int:
    """How many live documents have a word as it stands."""
    total = 0
    for part in snapshot.parts:
        words = part.columns.keywords[WORDS]
        rows = words.rows_in(words.values.find(word), today=0)
        total += int(np.count_nonzero(part.live[rows]))
    return total
