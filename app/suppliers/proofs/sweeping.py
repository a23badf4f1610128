"""Files that belong to nothing any more go: what was replaced or removed, and what never came into a profile."""

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.db import session
from app.core.storage import storage
from app.suppliers.images.queries import kept_names
from app.suppliers.images.services import FOLDER as PICTURES
from app.suppliers.models import ProofDocument
from app.suppliers.proofs.documents import FOLDER as DOCUMENTS

BETWEEN_ROUNDS = 3600  # seconds
SPARED = timedelta(days=1)  # what was stored a moment ago may be part of an action that is not committed yet
AT_ONCE = 100

Known = Callable[[Collection[str]], set[str]]


def sweep() -> bool:
    """Remove at most so many files. False when there was none to remove."""
    orphans = [*_orphans(DOCUMENTS, _known_documents), *_orphans(PICTURES, kept_names)][:AT_ONCE]
    for path in orphans:
        storage().remove(path)
    return bool(orphans)


def _orphans(folder: str, known: Known) -> Iterator[str]:
    names = storage().names(folder)
    for start in range(0, len(names), 500):
        chunk = names[start : start + 500]
        for name in sorted(set(chunk) - known(chunk)):
            if storage().put_at(f"{folder}/{name}") < now() - SPARED:
                yield f"{folder}/{name}"


def _known_documents(names: Collection[str]) -> set[str]:
    return set(session.scalars(select(ProofDocument.name).where(ProofDocument.name.in_(names))))
