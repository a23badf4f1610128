"""Whether a search was narrowed until hardly anybody was left."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.search.asking import THIN_MARKET
from app.sourcing.models import FileSearch


@dataclass(frozen=True)
class Narrowing:
    """`searches` were made in the file before, and one of them found `most` firms."""

    searches: int
    most: int


def narrowing(earlier: Sequence[FileSearch], found: int) -> Narrowing | None:
    """A choice is left of fewer than three firms, though an earlier search in the file gave one of three or more."""
    most = max((search.total for search in earlier), default=0)
    return Narrowing(len(earlier), most) if found < THIN_MARKET <= most else None
