"""The engine: a snapshot for the readers, one commit at a time for the writer."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from search_index.documents import SupplierDocument
from search_index.engine import EngineUnavailable
from search_index.engines.whoosh import answering
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.snapshot import Snapshot, contents_checksum, open_snapshot
from search_index.engines.whoosh.store import State, Store
from search_index.engines.whoosh.writing import LARGEST_SEGMENT, Commit, create_index
from search_index.language import Language
from search_index.query import SearchQuery
from search_index.results import Hit, IndexStatus, SearchPage, Suggestion

BATCH = LARGEST_SEGMENT // 2  # documents that a rebuild holds in memory and puts in one segment
READ_ATTEMPTS = 3  # files may go between two looks while another process commits


class WhooshEngine:
    """One folder, any number of processes that read it, one at a time that writes it."""

    def __init__(self, root: Path, language: Language) -> None:
        self._store = Store(root)
        self._language = language
        self._view: tuple[State, Snapshot] | None = None  # replaced as one, so that threads agree

    # Questions

    def search(self, query: SearchQuery) -> SearchPage:
        return answering.search(self._newest(), query, self._language)

    def all_hits(self, query: SearchQuery) -> tuple[Hit, ...]:
        return answering.all_hits(self._newest(), query, self._language)

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        return answering.suggest(self._newest(), prefix, limit)

    def versions(self) -> dict[int, int]:
        return answering.versions(self._newest())

    def position(self) -> int:
        state = self._store.state()
        return state.position if state else 0

    def status(self) -> IndexStatus:
        snapshot = self._newest()
        size = self._store.bytes_on_disk()
        return IndexStatus(snapshot.documents, len(snapshot.parts), size, self.position())

    def close(self) -> None:
        """Let go of the files; the next question opens them again."""
        self._view = None

    # Changes

    def upsert(self, documents: Iterable[SupplierDocument]) -> None:
        with self._change() as commit:
            commit.put_newest(documents)

    def delete(self, versions: Mapping[int, int]) -> None:
        with self._change() as commit:
            commit.remove(versions)

    def rebuild(self, documents: Iterable[SupplierDocument], *, position: int | None = None) -> None:
        with self.writer_lock():
            kept = self._readable_position() if position is None else position
            state = self._new_generation(kept)
            for batch in _batches(documents):
                snapshot = open_snapshot(self._store.folder(state), state, {})
                with self._commit(state, snapshot) as commit:
                    commit.put_newest(batch)
                state = self._committed(state, commit)
            self._store.switch(state)

    def set_position(self, position: int) -> None:
        with self.writer_lock():
            self._store.save(replace(self._state_to_change(), position=position))

    def writer_lock(self, *, timeout: float = 0.0) -> AbstractContextManager[None]:
        return self._store.writer_lock(timeout)

    # Reading

    def _newest(self) -> Snapshot:
        """The snapshot of the newest commit, opened when it is not the one in hand."""
        state = self._store.state()
        if state is None:
            raise EngineUnavailable("there is no index yet")
        view = self._view
        if view and view[0].shows_the_same_as(state):
            return view[1]
        return self._open()

    def _open(self) -> Snapshot:
        for _ in range(READ_ATTEMPTS - 1):
            try:
                return self._try_to_open()
            except EngineUnavailable:
                continue
        return self._try_to_open()

    def _try_to_open(self) -> Snapshot:
        state = self._store.state()
        if state is None:
            raise EngineUnavailable("there is no index yet")
        try:
            snapshot = open_snapshot(self._store.folder(state), state, self._open_segments(state))
        except Exception as error:  # damaged bytes can end in anything while they are unpickled
            raise EngineUnavailable("the index is damaged") from error
        self._view = state, snapshot
        return snapshot

    def _open_segments(self, state: State) -> dict[str, Segment]:
        if not self._view or self._view[0].generation != state.generation:
            return {}
        return {part.segment_id: part.segment for part in self._view[1].parts}

    # Writing

    @contextmanager
    def _change(self) -> Iterator[Commit]:
        """A commit on top of the newest one, whoever made that; saved at the end if it changes anything."""
        with self.writer_lock():
            state = self._state_to_change()
            with self._commit(state, self._open()) as commit:
                yield commit
            if commit.is_saved:
                self._store.save(self._committed(state, commit))

    @contextmanager
    def _commit(self, state: State, snapshot: Snapshot) -> Iterator[Commit]:
        commit = Commit(self._store.folder(state), snapshot, self._language)
        try:
            yield commit
            commit.save()
        finally:
            commit.close()

    def _committed(self, state: State, commit: Commit) -> State:
        """The state after a commit: the same one when there was nothing to write."""
        if not commit.is_saved:
            return state
        contents = contents_checksum(self._store.folder(state), commit.number)
        return replace(state, commit=commit.number, contents=contents)

    def _state_to_change(self) -> State:
        """The current state, of an empty index when there is none yet."""
        state = self._store.state()
        if state is None:
            state = self._new_generation(position=0)
            self._store.switch(state)
        return state

    def _new_generation(self, position: int) -> State:
        state = State(self._store.new_generation(), position=position)
        folder = self._store.folder(state)
        create_index(folder)
        return replace(state, contents=contents_checksum(folder, state.commit))

    def _readable_position(self) -> int:
        """Of an index whose pointer is damaged nothing is known: follow the outbox from its start."""
        try:
            return self.position()
        except EngineUnavailable:
            return 0


def _batches(documents: Iterable[SupplierDocument]) -> Iterator[list[SupplierDocument]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, BATCH)):
        yield batch
