"""Which firms a search finds, in which state the public sees them, and what of that is news."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from app.core.db import session
from app.suppliers.models import Supplier, SupplierVersion
from search_index.engine import SearchEngine
from search_index.query import SearchQuery
from search_index.results import Hit

EVERY_HIT = 1_000_000  # more firms than a register holds: one page with all of them
_VOUCHING = ("source", "seen_on")  # who stands for a proof
CHUNK = 500  # ids in one select; databases limit the number of values

Stock = dict[int, int]  # id of a firm -> id of the version of its public page


@dataclass(frozen=True)
class News:
    """Ids of firms that the reader was never told of, and of those whose page says something else than it did."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()

    @property
    def firms(self) -> tuple[int, ...]:
        return (*self.new, *self.changed)

    def without(self, firms: Collection[int]) -> "News":
        return News(
            new=tuple(firm for firm in self.new if firm not in firms),
            changed=tuple(firm for firm in self.changed if firm not in firms),
        )


def take_stock(query: SearchQuery, engine: SearchEngine) -> Stock:
    """The firms that match, best first. One question to the engine; raises EngineUnavailable.

    Firms that have only some of the words (a relaxed answer) do not match. A firm that the index knows in another
    state than the database is left out: whether it matches is not known yet, and the next round will see it.
    """
    page = engine.search(replace(query, page=1, page_size=EVERY_HIT, facets=()))
    if page.relaxed:
        return {}
    return {firm: version for hits in _chunks(page.hits) for firm, version in _pages_of(hits)}


def newest_pages(firms: Collection[int]) -> Stock:
    """Of those that are listed."""
    return {firm: page for ids in _chunks(sorted(firms)) for (firm, _row_version), page in _listed(ids).items()}


def _pages_of(hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """(firm, newest version of its page), in the order of the hits."""
    listed = _listed([hit.id for hit in hits])
    return ((hit.id, listed[hit.id, hit.version]) for hit in hits if (hit.id, hit.version) in listed)


def _listed(ids: Sequence[int]) -> dict[tuple[int, int], int]:
    """(id, version of the row) of listed firms -> newest version of the page."""
    newest = (
        select(Supplier.id, Supplier.version, func.max(SupplierVersion.id))
        .join(SupplierVersion, SupplierVersion.supplier_id == Supplier.id)
        .where(Supplier.id.in_(ids), Supplier.is_public)
        .group_by(Supplier.id, Supplier.version)
    )
    return {(firm, row_version): page for firm, row_version, page in session.execute(newest)}


def news(told: Stock, now: Stock) -> News:
    """What the reader does not know yet. Firms that left are no news."""
    moved = [firm for firm, version in now.items() if told.get(firm, version) != version]
    changed = {firm for firms in _chunks(moved) for firm in _really_changed(firms, told, now)}
    return News(
        new=tuple(firm for firm in now if firm not in told),
        changed=tuple(firm for firm in moved if firm in changed),
    )


def _really_changed(firms: Sequence[int], told: Stock, now: Stock) -> Iterator[int]:
    """Those whose newest page reads otherwise than the one that the reader knows, also after changes and back."""
    pages = _pages({told[firm] for firm in firms} | {now[firm] for firm in firms})
    return (firm for firm in firms if pages.get(told[firm]) != pages.get(now[firm]))


def _pages(versions: Iterable[int]) -> dict[int, str]:
    kept = select(SupplierVersion.id, SupplierVersion.content).where(SupplierVersion.id.in_(versions))
    return {version: _what_is_read(content) for version, content in session.execute(kept)}


def _what_is_read(content: Mapping[str, Any]) -> str:
    """The public page without who checked it and when: being verified again is no change to mail about."""
    read = {name: value for name, value in content.items() if name != "verified_at"}
    read["certificates"] = [
        {name: value for name, value in proof.items() if name not in _VOUCHING} for proof in content["certificates"]
    ]
    return json.dumps(read, sort_keys=True)


def _chunks(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[start : start + CHUNK] for start in range(0, len(things), CHUNK))
