"""The engine: snapshots for the readers, one commit at a time for the writer, merges beside both."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from search_index.documents import SupplierDocument
from search_index.engine import EngineUnavailable, WriterBusy
from search_index.engines.whoosh import answering, spelling
from search_index.engines.whoosh.codec import create_index
from search_index.engines.whoosh.reading import Opened, Reader
from search_index.engines.whoosh.segments import Segment
from search_index.engines.whoosh.snapshot import contents_checksum
from search_index.engines.whoosh.store import State, Store
from search_index.engines.whoosh.tidying import Merged, parts_to_merge
from search_index.engines.whoosh.writing import Change, Commit
from search_index.language import Language
from search_index.query import SearchQuery
from search_index.results import Hit, IndexStatus, SearchPage, Suggestion

BATCH = 10_000  # documents that a rebuild holds in memory and puts in one segment
SECONDS_TO_SHOW = 10.0  # that a finished merge waits for changes in progress


class WhooshEngine:
    """One folder, any number of processes that read it, one at a time that writes it."""

    def __init__(self, root: Path, language: Language) -> None:
        self._store = Store(root)
        self._language = language
        self._reader = Reader(self._store, language.stamp)

    # Questions

    def search(self, query: SearchQuery) -> SearchPage:
        return answering.search(self._reader.newest().views, query, self._language)

    def all_hits(self, query: SearchQuery) -> tuple[Hit, ...]:
        return answering.all_hits(self._reader.newest().views, query, self._language)

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        return answering.suggest(self._reader.newest().views.snapshot, prefix, limit)

    def corrections(self, words: Collection[str]) -> dict[str, str]:
        return spelling.corrections(self._reader.newest().views.snapshot, words)

    def versions(self) -> dict[int, int]:
        return answering.versions(self._reader.newest().views.snapshot)

    def position(self) -> int:
        state = self._store.state()
        return state.position if state else 0

    def status(self) -> IndexStatus:
        snapshot, state = self._reader.newest().views.snapshot, self._reader.state()
        return IndexStatus(
            documents=snapshot.documents,
            segments=len(snapshot.parts),
            bytes_on_disk=self._store.bytes_on_disk(),
            position=state.position,
            format=state.format,
            saved_at=state.saved_at,
        )

    def close(self) -> None:
        """Let go of the files; the next question opens them again."""
        self._reader.close()

    # Changes

    def upsert(self, documents: Iterable[SupplierDocument]) -> None:
        with self._change() as change:
            change.put_newest(documents)

    def delete(self, versions: Mapping[int, int]) -> None:
        with self._change() as change:
            change.remove(versions)

    def rebuild(self, documents: Iterable[SupplierDocument], *, position: int | None = None) -> None:
        with self.writer_lock():
            state = self._new_generation(self._readable_position() if position is None else position)
            known: dict[str, Segment] = {}
            for batch in _batches(documents):
                opened = self._reader.open_state(state, known)
                known = opened.segments
                state = self._add(opened, batch)
            self._store.switch(self._as_one(self._reader.open_state(state, known)))

    def merge(self) -> bool:
        if not parts_to_merge(self._reader.newest().views.snapshot.parts):
            return False
        with self._store.merge_lock() as is_free:
            return is_free and self._merge_beside(self._reader.newest())

    def set_position(self, position: int) -> None:
        with self.writer_lock():
            self._make_if_missing()
            self._store.save(replace(self._reader.state(), position=position))

    def writer_lock(self, *, timeout: float = 0.0) -> AbstractContextManager[None]:
        return self._store.writer_lock(timeout)

    # Writing

    @contextmanager
    def _change(self) -> Iterator[Change]:
        """A commit on top of the newest one, whoever made that; shown at the end if it changes anything."""
        with self.writer_lock():
            self._make_if_missing()
            opened = self._reader.open()
            with self._commit(opened.state) as commit:
                change = Change(commit, opened.views.snapshot, self._language)
                yield change
                change.show()
            self._save_if_new(opened.state, commit)

    @contextmanager
    def _commit(self, state: State) -> Iterator[Commit]:
        commit = Commit(self._store.folder(state))
        try:
            yield commit
        finally:
            commit.close()

    def _add(self, opened: Opened, batch: list[SupplierDocument]) -> State:
        with self._commit(opened.state) as commit:
            change = Change(commit, opened.views.snapshot, self._language)
            change.put_newest(batch)
            change.show()
        return _committed(opened.state, commit)

    def _as_one(self, opened: Opened) -> State:
        """The state with all segments in one."""
        parts = opened.views.snapshot.parts
        if len(parts) < 2:
            return opened.state
        merged = Merged(self._store.folder(opened.state), parts)
        with self._commit(opened.state) as commit:
            merged.show(commit)
        return _committed(opened.state, commit)

    def _merge_beside(self, opened: Opened) -> bool:
        parts = parts_to_merge(opened.views.snapshot.parts)
        if not parts:  # another process was faster
            return False
        try:
            merged = Merged(self._store.folder(opened.state), parts)
            with self.writer_lock(timeout=SECONDS_TO_SHOW):
                return self._show(merged, opened.state.generation)
        except (FileNotFoundError, WriterBusy):  # the index was built anew meanwhile, or there is no end of changes
            return False

    def _show(self, merged: Merged, generation: str) -> bool:
        state = self._reader.state()
        if state.generation != generation:
            return False
        with self._commit(state) as commit:
            merged.show(commit)
        self._save_if_new(state, commit)
        return True

    def _save_if_new(self, state: State, commit: Commit) -> None:
        committed = _committed(state, commit)
        if committed != state:
            self._store.save(committed)

    def _make_if_missing(self) -> None:
        if self._store.state() is None:
            self._store.switch(self._new_generation(position=0))

    def _new_generation(self, position: int) -> State:
        state = State(self._store.new_generation(), self._language.stamp, position=position)
        create_index(self._store.folder(state))
        return replace(state, contents=contents_checksum(self._store.folder(state), state.commit))

    def _readable_position(self) -> int:
        """Of an index whose pointer is damaged nothing is known: follow the outbox from its start."""
        try:
            return self.position()
        except EngineUnavailable:
            return 0


def _committed(state: State, commit: Commit) -> State:
    if commit.number == state.commit:
        return state
    return replace(state, commit=commit.number, contents=contents_checksum(commit.folder, commit.number))


def _batches(documents: Iterable[SupplierDocument]) -> Iterator[list[SupplierDocument]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, BATCH)):
        yield batch
