"""Files that are no quotation any more: replaced, opened, or never noted because something went wrong."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from app.core.clock import now
from app.core.storage import storage
from app.sourcing.quotations.queries import stored_names
from app.sourcing.quotations.receiving import FOLDER

BETWEEN_ROUNDS = 3600  # seconds
SPARED = timedelta(days=1)  # what was put away a moment ago may be about to be noted
AT_ONCE = 100


def sweep() -> bool:
    """Remove at most so many files. False when there was none to remove."""
    orphans = list(islice(_orphans(), AT_ONCE))
    for name in orphans:
        storage().remove(name)
    return bool(orphans)


def _orphans() -> Iterator[str]:
    names = [f"{FOLDER}/{name}" for name in storage().names(FOLDER)]
    for start in range(0, len(names), 500):
        chunk = names[start : start + 500]
        for name in sorted(set(chunk) - stored_names(chunk)):
            if storage().put_at(name) < now() - SPARED:
                yield name
