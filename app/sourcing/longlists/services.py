"""Searching inside a file: every search is logged, and one can be frozen as longlist."""

import hashlib
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.search.asking import THIN_MARKET
from app.search.freezing import serialise
from app.sourcing.details import Asked
from app.sourcing.longlists.local import note_local_rule
from app.sourcing.longlists.narrowing import narrowing
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ProcurementFile
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.queries import latest_versions
from search_index.engine import EngineUnavailable, SearchEngine
from search_index.query import SearchQuery
from search_index.results import Hit

MOST_FIRMS = 500


def seed_of(file_id: int, day: date) -> int:
    """What decides between equals in this file on this day: nobody chooses it, so nobody can draw again."""
    digest = hashlib.sha256(f"procurement file {file_id} on {day.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % 1_000_000  # short enough to read out


def is_thin(candidates: int) -> bool:
    return candidates < THIN_MARKET


def log_search(file: ProcurementFile, asked: Asked, *, by: User, at: datetime) -> FileSearch:
    """Note a search with all that decided its answer."""
    search = FileSearch(
        file_id=id_of(file),
        at=at,
        by_id=id_of(by),
        question=serialise(asked.query),
        words=asked.words,
        page=asked.query.page,
        total=asked.total,
        relaxed=asked.relaxed,
        index_position=asked.position,
    )
    session.add(search)
    session.flush()  # its id goes into the audit trail
    values = {"words": asked.words, "total": asked.total, "seed": asked.query.seed, "page": asked.query.page}
    record("file.searched", file, by=by, search_id=search.id, **values)
    return search


def freeze(
    file: ProcurementFile, query: SearchQuery, words: str, engine: SearchEngine, *, by: User, at: datetime
) -> Longlist:
    """Keep every hit of the search with its rank and the version of its profile that the public sees now.

    That a search was narrowed until fewer than three firms were left goes into the audit trail. Raises DomainError
    when nothing or more than MOST_FIRMS is found, when it is local where it may not be, or when there is no index.
    """
    asked, hits = ask_all(query, words, engine)
    found = _with_versions(hits)
    note_local_rule(file, query, local_date(at))
    narrowed = narrowing(file, len(found))
    search = log_search(file, replace(asked, total=len(found)), by=by, at=at)
    longlist = Longlist(file=file, search=search, frozen_by=by, frozen_at=at)
    session.add(longlist)
    session.flush()  # its id goes into the entries
    session.add_all(_entry(longlist, rank, hit, kept) for rank, (hit, kept) in enumerate(found, start=1))
    record("longlist.frozen", file, by=by, longlist_id=longlist.id, search_id=search.id, total=len(found))
    if narrowed is not None:
        values = {"searches_before": narrowed.searches, "most_found_before": narrowed.most}
        record("longlist.narrowed", file, by=by, longlist_id=longlist.id, **values)
    return longlist


def ask_all(query: SearchQuery, words: str, engine: SearchEngine) -> tuple[Asked, tuple[Hit, ...]]:
    """Every hit of a query. The position is read first: what the index learns meanwhile counts as not yet known.

    Raises DomainError when more than MOST_FIRMS are found, or when there is no index.
    """
    first = replace(query, page=1, page_size=1, facets=())
    try:
        position = engine.position()
        page = engine.search(first)
        if page.total > MOST_FIRMS:
            raise DomainError(
                lazy(
                    "This search finds %(found)s firms. Narrow it: a longlist takes %(most)s at most.",
                    found=page.total,
                    most=MOST_FIRMS,
                )
            )
        hits = engine.all_hits(first)
    except EngineUnavailable:
        raise DomainError(lazy("Searching is not possible right now. Try again in a few minutes.")) from None
    return Asked(first, words, len(hits), page.relaxed, position), hits


def _with_versions(hits: tuple[Hit, ...]) -> list[tuple[Hit, SupplierVersion]]:
    """The hits that are listed at this moment: the index may be a second behind."""
    listed = select(Supplier.id).where(Supplier.id.in_([hit.id for hit in hits]), Supplier.is_public)
    versions = latest_versions(list(session.scalars(listed)))
    if not versions:
        raise DomainError(lazy("This search finds no firms, so there is nothing to freeze."))
    return [(hit, versions[hit.id]) for hit in hits if hit.id in versions]


def _entry(longlist: Longlist, rank: int, hit: Hit, kept: SupplierVersion) -> LonglistEntry:
    return LonglistEntry(
        longlist_id=longlist.id,
        rank=rank,
        supplier_id=hit.id,
        supplier_version_id=kept.id,
        score=hit.score,
        distance_km=hit.distance_km,
    )
