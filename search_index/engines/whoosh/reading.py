"""The newest state of an index, opened once and looked after."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from search_index.engine import EngineUnavailable
from search_index.engines.whoosh.narrowing import Views
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.snapshot import open_snapshot
from search_index.engines.whoosh.store import FORMAT, State, Store

READ_ATTEMPTS = 3  # files may go between two looks while another process commits
LOOK_EVERY = 1.0  # seconds until it is looked again whether the files are those that were opened


@dataclass
class Opened:
    """What this process has open of one state."""

    state: State
    views: Views
    looked_at: float = field(default_factory=time.monotonic)

    @property
    def segments(self) -> dict[str, Segment]:
        return {part.segment_id: part.segment for part in self.views.snapshot.parts}

    def is_untouched(self) -> bool:
        """Checked now and then only: files change when they are damaged, or gone after a commit."""
        if time.monotonic() - self.looked_at < LOOK_EVERY:
            return True
        self.looked_at = time.monotonic()
        return all(segment.is_as_opened() for segment in self.segments.values())


class Reader:
    """`stamp`: see Language.stamp. An index that was written with another one must be built anew."""

    def __init__(self, store: Store, stamp: str) -> None:
        self._store = store
        self._stamp = stamp
        self._opened: Opened | None = None  # replaced as one, so that threads agree

    def state(self) -> State:
        """Raises EngineUnavailable without an index that this release can read."""
        state = self._store.state()
        if state is None:
            raise EngineUnavailable("there is no index yet")
        if (state.format, state.language) != (FORMAT, self._stamp):
            raise EngineUnavailable("the index was written by another release")
        return state

    def newest(self) -> Opened:
        """The newest commit, opened when it is not the one in hand."""
        state, opened = self.state(), self._opened
        if opened and opened.state.shows_the_same_as(state) and opened.is_untouched():
            return opened
        return self.open()

    def open(self) -> Opened:
        """The newest commit, which the state may not name yet when its writer was killed."""
        for _ in range(READ_ATTEMPTS - 1):
            try:
                return self._try_to_open()
            except EngineUnavailable:
                continue
        return self._try_to_open()

    def open_state(self, state: State, known: Mapping[str, Segment]) -> Opened:
        """Segments that are open already are taken from `known`, by their id."""
        try:
            snapshot = open_snapshot(self._store.folder(state), state, known)
        except Exception as error:  # damaged bytes can end in anything while they are unpickled
            raise EngineUnavailable("the index is damaged") from error
        return Opened(state, Views(snapshot))

    def close(self) -> None:
        self._opened = None

    def _try_to_open(self) -> Opened:
        state = self.state()
        self._opened = self.open_state(state, self._known(state))
        return self._opened

    def _known(self, state: State) -> dict[str, Segment]:
        """The open segments of this generation whose files nobody touched."""
        if not self._opened or self._opened.state.generation != state.generation:
            return {}
        return {key: segment for key, segment in self._opened.segments.items() if segment.is_as_opened()}
