"""Whether a search was narrowed until hardly anybody was left."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.db import session
from app.search.asking import THIN_MARKET
from app.sourcing.models import FileSearch, ProcurementFile


@dataclass(frozen=True)
class Narrowing:
    """`searches` were made in the file before, and one of them found `most` firms."""

    searches: int
    most: int


def narrowing(file: ProcurementFile, found: int) -> Narrowing | None:
    """A choice is left of fewer than three firms, though an earlier search in the file gave one of three or more."""
    if found >= THIN_MARKET:
        return None
    earlier = select(func.count(), func.max(FileSearch.total)).where(FileSearch.file_id == file.id)
    searches, most = session.execute(earlier).one()
    return Narrowing(searches, most) if searches and most >= THIN_MARKET else None
