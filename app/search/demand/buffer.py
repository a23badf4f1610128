"""What one web process has heard and not yet written down."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from datetime import date

from app.search.askers import Repeats
from app.search.tallies import Tally


@dataclass(frozen=True)
class Asked:
    """See models.DemandQuestion for the meaning of the fields."""

    words: str
    trades: str
    places: str
    narrowed: bool


@dataclass(frozen=True)
class Heard:
    asked: Asked
    hits: int
    authority: str
    day: date


class Buffer(Tally[Heard]):
    """Counts of questions; one visitor who asks the same again within the hour counts once."""

    def __init__(self, write: Callable[[Mapping[Heard, int]], None]) -> None:
        super().__init__(write)
        self._repeats = Repeats()

    def note(self, heard: Heard, *, asker: str) -> None:
        if not self._repeats.is_repeat(asker, astuple(heard.asked)):
            self.add([heard])
