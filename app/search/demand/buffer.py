"""What one web process has heard and not yet written down."""

import hashlib
import secrets
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date

MOST_WAITING = 2_000  # different counts; the database can be away for long, memory stays small
MOST_REMEMBERED = 10_000
REPEAT_WITHIN = 3_600.0  # seconds


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


class Buffer:
    """Counts, safe between threads.

    One visitor who asks the same again within the hour (reload, other order, back) counts once: for that, a digest
    of visitor and question, under a key that no one knows, is remembered here and nowhere else.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[Heard] = Counter()
        self._recent: OrderedDict[bytes, float] = OrderedDict()
        self._key = secrets.token_bytes(32)

    def note(self, heard: Heard, *, asker: str) -> None:
        with self._lock:
            if self._is_repeat(heard.asked, asker):
                return
            if heard in self._counts or len(self._counts) < MOST_WAITING:
                self._counts[heard] += 1

    def take(self) -> Counter[Heard]:
        """Everything that waits; it is the caller's now."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, counts: Mapping[Heard, int]) -> None:
        with self._lock:
            self._counts.update(counts)

    def _is_repeat(self, asked: Asked, asker: str) -> bool:
        moment = time.monotonic()
        mark = hashlib.blake2b(repr((asker, astuple(asked))).encode(), key=self._key, digest_size=16).digest()
        last = self._recent.pop(mark, None)
        self._recent[mark] = moment
        if len(self._recent) > MOST_REMEMBERED:
            self._recent.popitem(last=False)
        return last is not None and moment - last < REPEAT_WITHIN
