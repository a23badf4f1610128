"""Selects on requests for reasons, and on what may be told to who asks; read-only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Select, String, cast, func, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import municipalities_of
from app.core.clock import AMSTERDAM
from app.core.db import count_of, session
from app.core.quarters import Quarter
from app.sourcing.kinds import FileStatus
from app.sourcing.models import Longlist, LonglistEntry, OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import DecisionLetter, Outcome, ReasonsRequest
from app.suppliers.models import Supplier


def find_request(request_id: int) -> ReasonsRequest | None:
    return session.get(ReasonsRequest, request_id)


def requests_for(user: User) -> Select[ReasonsRequest]:
    """Those of the municipalities the person buys for or controls: open ones first, the most pressing on top."""
    mine = municipalities_of(user, Role.BUYER, Role.CONTROLLER)
    statement = select(ReasonsRequest).where(ReasonsRequest.municipality_code.in_(mine))
    statement = statement.options(joinedload(ReasonsRequest.file), joinedload(ReasonsRequest.municipality))
    open_first = ReasonsRequest.answered_at.is_not(None), ReasonsRequest.due_on, ReasonsRequest.id
    return statement.order_by(*open_first)


def waiting_for(user: User) -> int:
    """How many the person's municipality still has to answer."""
    return count_of(requests_for(user).where(ReasonsRequest.answered_at.is_(None)))


def requests_in(file: ProcurementFile) -> list[ReasonsRequest]:
    """Oldest first."""
    statement = select(ReasonsRequest).where(ReasonsRequest.file_id == file.id)
    return list(session.scalars(statement.options(joinedload(ReasonsRequest.answered_by)).order_by(ReasonsRequest.id)))


def requests_of(supplier: Supplier) -> list[ReasonsRequest]:
    """Newest first."""
    statement = select(ReasonsRequest).where(ReasonsRequest.supplier_id == supplier.id)
    statement = statement.options(joinedload(ReasonsRequest.file), joinedload(ReasonsRequest.municipality))
    return list(session.scalars(statement.order_by(ReasonsRequest.id.desc())))


def requests_about(decision: ShortlistDecision) -> list[ReasonsRequest]:
    """What the firm asked about the file in which it was invited, oldest first."""
    statement = select(ReasonsRequest).where(ReasonsRequest.decision_id == decision.id)
    return list(session.scalars(statement.order_by(ReasonsRequest.id)))


def sent_letters_of(decision: ShortlistDecision) -> list[DecisionLetter]:
    """Newest first."""
    statement = select(DecisionLetter).where(DecisionLetter.decision_id == decision.id)
    return list(
        session.scalars(statement.where(DecisionLetter.sent_at.is_not(None)).order_by(DecisionLetter.id.desc()))
    )


def letters_to(supplier: Supplier) -> list[DecisionLetter]:
    """Those that the firm got, newest first; also when it was invited before it registered."""
    statement = (
        select(DecisionLetter)
        .join(DecisionLetter.decision)
        .outerjoin(ShortlistDecision.outside_firm)
        .where(DecisionLetter.sent_at.is_not(None), is_of(supplier))
        .options(joinedload(DecisionLetter.decision).joinedload(ShortlistDecision.file))
    )
    return list(session.scalars(statement.order_by(DecisionLetter.id.desc())))


def is_of(supplier: Supplier) -> ColumnElement[bool]:
    """Of a decision, joined with its firm from outside."""
    return or_(ShortlistDecision.supplier_id == supplier.id, OutsideFirm.supplier_id == supplier.id)


def find_letter_to(supplier: Supplier, letter_id: int) -> DecisionLetter | None:
    return next((letter for letter in letters_to(supplier) if letter.id == letter_id), None)


def buyers_of(municipality_code: str, on: date) -> list[User]:
    """Active people who buy for the municipality on that day."""
    statement = select(RoleAssignment).where(
        RoleAssignment.role == Role.BUYER, RoleAssignment.municipality_code == municipality_code
    )
    found = session.scalars(statement.options(joinedload(RoleAssignment.user)).order_by(RoleAssignment.id))
    people = {each.user.id: each.user for each in found if each.holds_on(on) and each.user.is_active}
    return list(people.values())


@dataclass(frozen=True)
class Met:
    """How a firm stood in a file: number `rank` of `total` on the longlist; `decision` is None when nobody decided."""

    file: ProcurementFile
    rank: int
    total: int
    decision: ShortlistDecision | None


def met_in(supplier: Supplier, municipality_code: str, quarter: Quarter) -> list[Met]:
    """The finished files of a municipality in which the firm was on a longlist that was frozen in the quarter.

    Finished: closed, or told to the firms. A file that still runs is never among them, whatever the firm was in it.
    """
    statement = (
        select(LonglistEntry)
        .join(LonglistEntry.longlist)
        .join(Longlist.file)
        .outerjoin(Outcome, Outcome.file_id == ProcurementFile.id)
        .where(
            LonglistEntry.supplier_id == supplier.id,
            ProcurementFile.municipality_code == municipality_code,
            Longlist.frozen_at >= _start(quarter),
            Longlist.frozen_at < _start(quarter.after()),
            or_(ProcurementFile.status == FileStatus.CLOSED, Outcome.announced_at.is_not(None)),
        )
        .order_by(Longlist.id)
    )
    newest = {entry.longlist.file_id: entry for entry in session.scalars(statement)}
    sizes = _sizes([entry.longlist_id for entry in newest.values()])
    decisions = _decisions_on(supplier, newest)
    return [
        Met(entry.longlist.file, entry.rank, sizes[entry.longlist_id], decisions.get(file_id))
        for file_id, entry in newest.items()
    ]


def _start(quarter: Quarter) -> datetime:
    return datetime.combine(quarter.first_day, time(), AMSTERDAM)


def _sizes(longlists: Collection[int]) -> dict[int, int]:
    counted = select(LonglistEntry.longlist_id, func.count()).where(LonglistEntry.longlist_id.in_(longlists))
    return dict(session.execute(counted.group_by(LonglistEntry.longlist_id)).all())


def _decisions_on(supplier: Supplier, files: Collection[int]) -> dict[int, ShortlistDecision]:
    statement = select(ShortlistDecision).where(
        ShortlistDecision.supplier_id == supplier.id, ShortlistDecision.file_id.in_(files)
    )
    return {decision.file_id: decision for decision in session.scalars(statement)}


def place_on_longlist(decision: ShortlistDecision) -> tuple[int, int] | None:
    """`(3, 12)`: third of twelve; None for a firm from outside the register."""
    if decision.entry is None:
        return None
    total = select(func.count()).where(LonglistEntry.longlist_id == decision.entry.longlist_id)
    return decision.entry.rank, session.scalar(total) or 0


def names_of_requests(ids: Collection[int]) -> dict[int, str]:
    """The firms that asked, by the id of the request."""
    rows = session.execute(select(ReasonsRequest.id, ReasonsRequest.firm).where(ReasonsRequest.id.in_(ids)))
    return dict(rows.all())


def ids_of_requests_within(municipalities: Collection[str]) -> Select[str]:
    """As text, as the audit trail has them."""
    own = ReasonsRequest.municipality_code.in_(municipalities)
    return select(cast(ReasonsRequest.id, String)).where(own)
