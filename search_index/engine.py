"""What every search engine promises."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from search_index.documents import SupplierDocument
from search_index.query import SearchQuery
from search_index.results import Hit, IndexStatus, SearchPage, Suggestion


class EngineUnavailable(Exception):
    """There is no index yet, or it is damaged: answer from the database and rebuild."""


class WriterBusy(Exception):
    """Another process holds the right to write this index."""


class SearchEngine(Protocol):
    """An index of suppliers.

    Changes are durable and visible to every reader when the call returns, and killed at any moment leave
    the state before or after. A document or a deletion older than what the engine holds for that id is
    ignored, so repeats and disorder do no harm; of equals the last wins. Changes take the writer lock for
    their duration, unless this engine holds it already, and raise WriterBusy when another has it. Every
    call may raise EngineUnavailable, except `rebuild`, which repairs, `writer_lock` and `close`. The first
    change makes an index where there is none.
    """

    def upsert(self, documents: Iterable[SupplierDocument]) -> None:
        """Add or replace. Every call costs a commit: pass what belongs together at once."""

    def delete(self, versions: Mapping[int, int]) -> None:
        """Take out each id unless a newer version than the one named is held."""

    def rebuild(self, documents: Iterable[SupplierDocument], *, position: int | None = None) -> None:
        """Replace everything at once at the end; until then readers see the old index.

        `position` is the outbox position that the documents were read at or after; None keeps the old one.
        """

    def search(self, query: SearchQuery) -> SearchPage:
        """One page of the answer, with the facets asked for."""

    def all_hits(self, query: SearchQuery) -> tuple[Hit, ...]:
        """The whole ranked list, whatever page the query names: what a longlist freezes."""

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        """Suppliers and towns with a word that starts like this."""

    def corrections(self, words: Collection[str]) -> dict[str, str]:
        """For each folded word that no document has: the likeliest word that some documents have.

        Words that are known, or that nothing resembles, are left out; see search_index.spelling.
        """

    def versions(self) -> dict[int, int]:
        """Id and version of every findable supplier, to compare with the database."""

    def position(self) -> int:
        """The outbox position up to which the index has followed; 0 when there is no index."""

    def merge(self) -> bool:
        """Tidy up what many changes left behind; False when there is nothing to do.

        It may take long, but neither changes nor questions wait for it. Any process may call it, at any time.
        """

    def set_position(self, position: int) -> None:
        """Note, after the changes themselves, how far the index has come."""

    def writer_lock(self, *, timeout: float = 0.0) -> AbstractContextManager[None]:
        """The right to write, one process at a time; it dies with its holder.

        Waits `timeout` seconds at most, then raises WriterBusy. The engine that holds it may take it again.
        """

    def status(self) -> IndexStatus: ...

    def close(self) -> None: ...
