"""What is known of each firm on a longlist when somebody has to be chosen.

Of other municipalities nothing counts that still runs: from a turn or a longlist a reader could tell that a colleague
is about to buy.
"""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.core.clock import AMSTERDAM, local_date
from app.core.db import session
from app.search.found.models import SupplierFound
from app.sourcing.candidates.queries import exclusions_in
from app.sourcing.kinds import FileStatus
from app.sourcing.models import Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Outcome
from app.sourcing.outcomes.queries import incumbents
from app.sourcing.queries import ranks_in
from app.sourcing.requests.turns import Turns, turns_for
from app.sourcing.rotation.methods import Candidate
from app.sourcing.shortlists.queries import last_invited_before
from app.suppliers.models import Supplier

NO_TURNS = Turns()


def candidates_on(longlist: Longlist, *, since: date, at: datetime) -> list[Candidate]:
    """The firms of a longlist in order of rank, with what counts from `since` on."""
    file, ranks, day = longlist.file, ranks_in(longlist), local_date(at)
    ids = list(ranks)
    listed_on, listed_now = _listing(ids)
    turns = turns_for(file, ids, since=_start_of(since), at=at)
    found, longlisted, awards = _times_found(ids, since), _times_longlisted(ids, file, since), _awards(ids, since)
    last_set, before = last_invited_before(file), incumbents(file.municipality_code, file.cpv_code, day)
    out = exclusions_in(file)
    return [
        Candidate(
            supplier_id=firm,
            rank=rank,
            listed_on=listed_on.get(firm, day),
            found=found[firm],
            longlisted=longlisted[firm],
            awards=awards[firm],
            in_last_set=firm in last_set,
            is_incumbent=firm in before,
            is_out=firm in out or firm not in listed_now,
            **_counts(turns.get(firm, NO_TURNS)),
        )
        for firm, rank in ranks.items()
    ]


def _counts(turns: Turns) -> dict[str, Any]:
    return {
        "turns": turns.recent,
        "turns_in_category": turns.in_category,
        "turns_in_class": turns.in_class,
        "turns_by_buyer": turns.by_buyer,
        "last_turn": local_date(turns.last_at) if turns.last_at else None,
    }


def _listing(ids: Collection[int]) -> tuple[dict[int, date], set[int]]:
    """When each firm was first listed, and which of them are listed now."""
    rows = session.execute(select(Supplier.id, Supplier.listed_at, Supplier.is_public).where(Supplier.id.in_(ids)))
    known = list(rows)
    return (
        {number: local_date(listed_at) for number, listed_at, _public in known if listed_at},
        {number for number, _listed_at, is_public in known if is_public},
    )


def _times_found(ids: Collection[int], since: date) -> Counter[int]:
    times = select(SupplierFound.supplier_id, func.sum(SupplierFound.times)).where(
        SupplierFound.supplier_id.in_(ids), SupplierFound.month >= since.replace(day=1)
    )
    return Counter(dict(session.execute(times.group_by(SupplierFound.supplier_id)).all()))


def _times_longlisted(ids: Collection[int], file: ProcurementFile, since: date) -> Counter[int]:
    """In how many other files."""
    files = func.count(Longlist.file_id.distinct())
    times = (
        select(LonglistEntry.supplier_id, files)
        .join(Longlist, Longlist.id == LonglistEntry.longlist_id)
        .join(ProcurementFile, ProcurementFile.id == Longlist.file_id)
        .where(LonglistEntry.supplier_id.in_(ids), Longlist.frozen_at >= _start_of(since), Longlist.file_id != file.id)
        .where(_may_count(file))
    )
    return Counter(dict(session.execute(times.group_by(LonglistEntry.supplier_id)).all()))


def _may_count(file: ProcurementFile) -> ColumnElement[bool]:
    return or_(ProcurementFile.municipality_code == file.municipality_code, ProcurementFile.status == FileStatus.CLOSED)


def _awards(ids: Collection[int], since: date) -> Counter[int]:
    times = (
        select(ShortlistDecision.supplier_id, func.count())
        .select_from(Award)
        .join(Outcome, Outcome.id == Award.outcome_id)
        .join(ShortlistDecision, ShortlistDecision.id == Award.decision_id)
        .where(ShortlistDecision.supplier_id.in_(ids), Outcome.announced_at >= _start_of(since))
    )
    rows = session.execute(times.group_by(ShortlistDecision.supplier_id))
    return Counter({firm: number for firm, number in rows if firm is not None})


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)
