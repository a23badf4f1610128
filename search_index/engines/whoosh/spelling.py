"""Corrections of typing errors from the words of a snapshot: see search_index.spelling."""

from collections import Counter
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
    """Looks at words in the order in which they are likely, and no further than where none can be likelier."""
    for errors in range(1, most_errors(word) + 1):
        best = None
        for at_best in sorted(unlikeliness(word, known, rows) for known, rows in _near(snapshot, word, errors).items()):
            known = at_best[-1]
            if best is not None and best < at_best:
                break
            if errors_between(word, known, errors) and (documents := _documents_with(snapshot, known)):
                found = unlikeliness(word, known, documents)
                best = min(best or found, found)
        if best is not None:
            return best[-1]
    return None


def _near(snapshot: Snapshot, word: str, errors: int) -> Counter[str]:
    """The words within so many errors, and some others; each with its rows, live or not."""
    found: Counter[str] = Counter()
    for part in snapshot.parts:
        words = part.columns.keywords[WORDS]
        for place in part.segment.spellings.near(word, errors):
            found[words.values[place]] += int(words.starts[place + 1] - words.starts[place])
    return found


def _documents_with(snapshot: Snapshot, word: str) -> int:
    """How many live documents have a word as it stands."""
    total = 0
    for part in snapshot.parts:
        words = part.columns.keywords[WORDS]
        rows = words.rows_in(words.values.find(word), today=0)
        total += int(np.count_nonzero(part.live[rows]))
    return total
