"""Selects on procurement files, read-only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import lazyload

from app.accounts.models import Role, User
from app.accounts.policies import municipalities_of
from app.core.db import session
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.suppliers.models import Supplier, SupplierVersion


def find_file(file_id: int) -> ProcurementFile | None:
    return session.get(ProcurementFile, file_id)


def find_longlist(file_id: int, longlist_id: int) -> Longlist | None:
    longlist = session.get(Longlist, longlist_id)
    return longlist if longlist is not None and longlist.file_id == file_id else None


def files_for(user: User) -> Select[ProcurementFile]:
    """The files of the municipalities the person buys for or controls; open ones and the newest first."""
    mine = municipalities_of(user, Role.BUYER, Role.CONTROLLER)
    newest = ProcurementFile.created_at.desc(), ProcurementFile.id.desc()
    statement = select(ProcurementFile).where(ProcurementFile.municipality_code.in_(mine))
    return statement.order_by(ProcurementFile.status.desc(), *newest)


def names_of_files(ids: Collection[int]) -> dict[int, str]:
    """`2026-0007 Maintenance of sports fields`, by id."""
    file = ProcurementFile
    rows = session.execute(select(file.id, file.year, file.serial, file.subject).where(file.id.in_(ids)))
    return {number: f"{year}-{serial:04d} {subject}" for number, year, serial, subject in rows}


def ids_of_files_within(municipalities: Collection[str]) -> Select[str]:
    """As text, as the audit trail has them."""
    return select(cast(ProcurementFile.id, String)).where(ProcurementFile.municipality_code.in_(municipalities))


def longlists_of(file: ProcurementFile) -> list[Longlist]:
    """Oldest first: their place in this list is the number people know them by."""
    return list(session.scalars(select(Longlist).where(Longlist.file_id == file.id).order_by(Longlist.id)))


def entries_of(longlist: Longlist) -> list[LonglistEntry]:
    statement = select(LonglistEntry).where(LonglistEntry.longlist_id == longlist.id)
    return list(session.scalars(statement.order_by(LonglistEntry.rank)))


def ranks_in(longlist: Longlist) -> dict[int, int]:
    """By the id of the firm, in order of rank; its profile is not read."""
    entry = LonglistEntry
    ranks = select(entry.supplier_id, entry.rank).where(entry.longlist_id == longlist.id)
    return dict(session.execute(ranks.order_by(entry.rank)).all())


def decisions_of(file: ProcurementFile) -> dict[int, ShortlistDecision]:
    """The decisions on firms of the register, by the id of the firm, in order of rank.

    Without their entries, which whoever asks for these has read already, five hundred profiles with them.
    """
    statement = _decisions_in(file).where(ShortlistDecision.supplier_id.is_not(None))
    found = session.scalars(statement.options(lazyload(ShortlistDecision.entry)))
    return {decision.supplier_id: decision for decision in found if decision.supplier_id}


def firms_decided_on(file: ProcurementFile) -> set[int]:
    """Ids of the firms of the register."""
    decided = select(ShortlistDecision.supplier_id).where(ShortlistDecision.file_id == file.id)
    return {firm for firm in session.scalars(decided) if firm is not None}


def shortlist_of(file: ProcurementFile) -> list[ShortlistDecision]:
    """All decisions in the file in order of rank; those on firms from outside the register come last."""
    return list(session.scalars(_decisions_in(file)))


def _decisions_in(file: ProcurementFile) -> Select[ShortlistDecision]:
    statement = select(ShortlistDecision).where(ShortlistDecision.file_id == file.id)
    statement = statement.outerjoin(ShortlistDecision.entry)
    return statement.order_by(LonglistEntry.rank.nulls_last(), ShortlistDecision.id)


@dataclass(frozen=True)
class Counts:
    """How far a file is."""

    searches: int
    invited: int
    not_invited: int


def counts_of(file: ProcurementFile) -> Counts:
    searches = select(func.count()).where(FileSearch.file_id == file.id)
    by_verdict = (
        select(ShortlistDecision.invited, func.count())
        .where(ShortlistDecision.file_id == file.id)
        .group_by(ShortlistDecision.invited)
    )
    decided = dict(session.execute(by_verdict).all())
    return Counts(session.scalar(searches) or 0, decided.get(True, 0), decided.get(False, 0))


def searches_of(file: ProcurementFile) -> list[FileSearch]:
    """Newest first."""
    statement = select(FileSearch).where(FileSearch.file_id == file.id)
    return list(session.scalars(statement.order_by(FileSearch.id.desc())))


@dataclass(frozen=True)
class Standing:
    """How a firm stands now; `number` is that of the newest version of its profile."""

    is_listed: bool
    number: int


def standing_now(longlist: Longlist) -> dict[int, Standing]:
    """By the id of the firm, for every firm on the list."""
    statement = (
        select(Supplier.id, Supplier.is_public, func.max(SupplierVersion.number))
        .join(LonglistEntry, LonglistEntry.supplier_id == Supplier.id)
        .join(SupplierVersion, SupplierVersion.supplier_id == Supplier.id)
        .where(LonglistEntry.longlist_id == longlist.id)
        .group_by(Supplier.id)
    )
    rows = session.execute(statement)
    return {firm: Standing(is_listed, number) for firm, is_listed, number in rows}


def names_of(ids: Sequence[int | None]) -> dict[int, str]:
    """Names of the people with these ids."""
    wanted = {each for each in ids if each is not None}
    return dict(session.execute(select(User.id, User.name).where(User.id.in_(wanted))).all())


def number_of(longlist: Longlist) -> int:
    """The how-manieth longlist of its file it is."""
    earlier = select(func.count()).where(Longlist.file_id == longlist.file_id, Longlist.id <= longlist.id)
    return session.scalar(earlier) or 0
