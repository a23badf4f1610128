"""What each engine is asked to do, and what it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from search_index.documents import SupplierDocument
from search_index.fields import EVERYWHERE
from tests.bench.questions import GROUPS, Question, text_of, values_of

NAMES = ("streekbron", "tantivy", "fts5", "postgres", "whoosh")


@dataclass(frozen=True)
class Listing:
    """A document, made ready for engines that know nothing of it: this preparation is on nobody's clock.

    One text, because that is the least work: weights per field would cost every other engine a list of postings more
    for each word. Of the certificates only those that count today, so that no other engine compares dates.
    """

    document: SupplierDocument
    text: str
    values: dict[str, tuple[str, ...]]
    verified_on: int
    lat: float
    lon: float

    @property
    def id(self) -> int:
        return self.document.id


@dataclass(frozen=True)
class Reply:
    """The number of firms, the ids of the first twenty, and how many firms each value of the six groups would give."""

    total: int
    ids: list[int]
    counts: dict[str, dict[str, int]]


class Rival(Protocol):
    """An engine with its index in a place of its own: a folder, or the address of a server."""

    def build(self, listings: Sequence[Listing]) -> None:
        """Make the index, ready to be asked as long as it lives: merged, analysed, on disk."""

    def open(self) -> None:
        """Whatever a process that only asks has to do once."""

    def ask(self, question: Question) -> Reply: ...

    def update(self, listing: Listing) -> None:
        """Put a changed firm in place of the one it was, for good, and let `ask` see it."""

    def processes(self) -> list[int]:
        """Other processes whose memory is this engine's."""


def listing(document: SupplierDocument, today: date) -> Listing:
    return Listing(
        document=document,
        text=text_of(document),
        values={group: values_of(document, group, today) for group in GROUPS},
        verified_on=document.verified_on.toordinal() if document.verified_on else 0,
        lat=document.lat or 0.0,
        lon=document.lon or 0.0,
    )


def everywhere_counted(counts: dict[str, int]) -> dict[str, int]:
    """A firm that works everywhere counts for each municipality."""
    everywhere = counts.pop(EVERYWHERE, 0)
    return {value: count + everywhere for value, count in counts.items()}


def rival(name: str, place: str, today: date) -> Rival:
    """Raises ModuleNotFoundError when its package is not installed."""
    module = import_module(f"tests.bench.rivals.{name}")
    return cast(Rival, module.Engine(place, today))


def folder(place: str, name: str) -> Path:
    path = Path(place) / name
    path.mkdir(parents=True, exist_ok=True)
    return path
