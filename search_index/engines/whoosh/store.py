"""The folder of an index: which generation is current, how far it has followed, and who may write."""

import fcntl
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from search_index.engine import EngineUnavailable, WriterBusy

GENERATION = "generation-"
FORMAT = 3  # raise it when files that the last release wrote cannot be read any more
POLL_SECONDS = 0.02


@dataclass(frozen=True)
class State:
    """`commit`: Whoosh's number of the last change, by which readers notice it.

    `contents`: checksum of Whoosh's list of segments; `position`: the outbox position consumed.
    `language`: how the words of the documents were read; `format`: of the files; `saved_at`: when the last
    change was made, in seconds since 1970.
    """

    generation: str
    language: str
    commit: int = 0
    contents: int = 0
    position: int = 0
    format: int = FORMAT
    saved_at: float = 0.0

    def shows_the_same_as(self, other: "State") -> bool:
        return (self.generation, self.commit) == (other.generation, other.commit)


class Store:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._pointer = root / "current.json"
        self._read: tuple[tuple[int, ...], State] | None = None  # replaced as one, so that threads agree
        self._thread_lock = threading.RLock()
        self._depth = 0

    def state(self) -> State | None:
        """None when there is no index yet. Raises EngineUnavailable when the pointer is unreadable."""
        try:
            found = self._pointer.stat()
            print_ = found.st_ino, found.st_mtime_ns, found.st_size
            if not self._read or self._read[0] != print_:
                self._read = print_, State(**json.loads(self._pointer.read_text()))
            return self._read[1]
        except FileNotFoundError:
            return None
        except (ValueError, TypeError) as error:
            raise EngineUnavailable("the pointer to the index is damaged, or of another release") from error

    def save(self, state: State) -> None:
        """Replace the pointer at once and for good: a reader sees the old one or the new one."""
        draft = self._pointer.with_suffix(".new")
        with draft.open("w") as file:
            json.dump(asdict(replace(state, saved_at=time.time())), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._pointer)

    def folder(self, state: State) -> Path:
        return self.root / state.generation

    def new_generation(self) -> str:
        """An empty folder beside the current one; what a killed rebuild left behind is cleared away."""
        state = self._state_if_readable()
        self._remove_all_but(state.generation if state else None)
        number = int(state.generation.removeprefix(GENERATION)) + 1 if state else 1
        name = f"{GENERATION}{number:06d}"
        (self.root / name).mkdir(parents=True)
        return name

    def switch(self, state: State) -> None:
        """Make a finished generation the current one. Readers of the old one keep its files open."""
        self.save(state)
        self._remove_all_but(state.generation)

    def bytes_on_disk(self) -> int:
        return sum(file.stat().st_size for file in self.root.rglob("*") if file.is_file())

    @contextmanager
    def merge_lock(self) -> Iterator[bool]:
        """Whether this process may merge: one at a time does, and the others need not wait for it."""
        with (self.root / "merge.lock").open("w") as file:
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    @contextmanager
    def writer_lock(self, timeout: float) -> Iterator[None]:
        """A lock of the operating system: a killed process cannot leave it behind. Raises WriterBusy."""
        deadline = time.monotonic() + timeout
        if not self._thread_lock.acquire(timeout=timeout):
            raise WriterBusy("another thread writes the index")
        try:
            if self._depth:
                yield from self._deeper()
                return
            self.root.mkdir(parents=True, exist_ok=True)
            with (self.root / "writer.lock").open("w") as file:
                _lock(file.fileno(), deadline)
                yield from self._deeper()
        finally:
            self._thread_lock.release()

    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _state_if_readable(self) -> State | None:
        try:
            return self.state()
        except EngineUnavailable:
            return None

    def _remove_all_but(self, generation: str | None) -> None:
        for folder in self.root.glob(f"{GENERATION}*"):
            if folder.name != generation:
                shutil.rmtree(folder, ignore_errors=True)


def _lock(file_number: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(file_number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise WriterBusy("another process writes the index") from None
            time.sleep(POLL_SECONDS)
