"""Asking a frozen search again: who came, who left, and whose profile changed since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.search.freezing import deserialise
from app.sourcing.longlists.services import ask_all, log_search
from app.sourcing.models import Longlist, LonglistEntry
from app.sourcing.queries import entries_of
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.queries import latest_versions
from app.suppliers.revisions.comparing import changed_fields, labels_of
from search_index.engine import SearchEngine
from search_index.query import SearchQuery


class Gone(StrEnum):
    """Why a firm of the longlist is not found any more."""

    NOT_LISTED = "not_listed"
    NOT_FOUND = "not_found"


@dataclass(frozen=True)
class Came:
    rank: int
    version: SupplierVersion

    @property
    def firm(self) -> str:
        content = self.version.content
        return str(content["trade_name"] or content["name"])


@dataclass(frozen=True)
class Left:
    entry: LonglistEntry
    why: Gone


@dataclass(frozen=True)
class Changed:
    """`fields` are what people call the parts of the profile that differ; the rank now is beside that of then."""

    entry: LonglistEntry
    rank: int
    fields: tuple[Text, ...]


@dataclass(frozen=True)
class Comparison:
    asked_at: datetime
    total: int
    came: tuple[Came, ...]
    left: tuple[Left, ...]
    changed: tuple[Changed, ...]

    @property
    def is_same(self) -> bool:
        return not (self.came or self.left or self.changed)


def question_of(longlist: Longlist, at: datetime) -> SearchQuery:
    """What was asked then, with the dates of today: proof that expired since counts no more."""
    try:
        return replace(deserialise(longlist.search.question), today=local_date(at))
    except (KeyError, ValueError):
        raise DomainError(lazy("This search can no longer be asked: the filters have changed since.")) from None


def rerun(longlist: Longlist, engine: SearchEngine, *, by: User, at: datetime) -> Comparison:
    """Ask the search of a longlist again and log that. The longlist itself never changes.

    Raises DomainError when there is no index, or when more firms are found than a longlist takes.
    """
    asked, hits = ask_all(question_of(longlist, at), longlist.search.words, engine)
    ids = [hit.id for hit in hits]
    listed = set(session.scalars(select(Supplier.id).where(Supplier.id.in_(ids), Supplier.is_public)))
    found = [firm for firm in ids if firm in listed]
    log_search(longlist.file, replace(asked, total=len(found)), by=by, at=at)
    return _compare(entries_of(longlist), found, at)


def _compare(entries: Sequence[LonglistEntry], found: Sequence[int], at: datetime) -> Comparison:
    then, ranks = {entry.supplier_id: entry for entry in entries}, {firm: rank for rank, firm in enumerate(found, 1)}
    versions = latest_versions([*then, *found])
    public = set(session.scalars(select(Supplier.id).where(Supplier.id.in_(then), Supplier.is_public)))
    return Comparison(
        asked_at=at,
        total=len(found),
        came=tuple(Came(rank, versions[firm]) for firm, rank in ranks.items() if firm not in then),
        left=tuple(
            Left(entry, Gone.NOT_FOUND if firm in public else Gone.NOT_LISTED)
            for firm, entry in then.items()
            if firm not in ranks
        ),
        changed=tuple(
            Changed(entry, ranks[firm], fields)
            for firm, entry in then.items()
            if firm in ranks and (fields := _changed(entry, versions[firm]))
        ),
    )


def _changed(entry: LonglistEntry, newest: SupplierVersion) -> tuple[Text, ...]:
    if newest.id == entry.supplier_version_id:
        return ()
    return tuple(labels_of(changed_fields(entry.supplier_version.content, newest.content)))
