"""Verbs on member lists: open, look over, choose, process."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import delete, select, update

from app.accounts.models import User
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.memberships.importing.checking import MemberDetails, Problems
from app.memberships.importing.columns import Column
from app.memberships.importing.matching import Matched
from app.memberships.importing.models import Became, ListStatus, Match, MemberList, MemberRow
from app.memberships.keeping import begin, tell_once
from app.memberships.kinds import EndedBy
from app.memberships.models import Membership
from app.suppliers.identifiers import mask

MOST_PROBLEMS_KEPT = 1_000


class NotNow(DomainError):
    """The list is not at the point from which this step can be taken."""

    def __init__(self) -> None:
        super().__init__(lazy("This step is no longer possible: the status has changed. Look at it again."))


def open_list(file_name: str, association_id: int, *, by: User, at: datetime) -> MemberList:
    """Begin an import; nothing is read yet."""
    member_list = MemberList(
        association_id=association_id,
        status=ListStatus.UPLOADED,
        file_name=mask(file_name),
        created_at=at,
        created_by_id=by.id,
    )
    session.add(member_list)
    session.flush()  # the stored file is named after its id
    return member_list


def ask_for_check(member_list: MemberList, columns: Mapping[Column, str]) -> None:
    """Let the worker look the file over with these columns."""
    if member_list.status not in (ListStatus.UPLOADED, ListStatus.FAILED):
        raise NotNow
    member_list.columns = {column.value: heading for column, heading in columns.items()}
    member_list.status, member_list.failure = ListStatus.CHECKING, None


def keep_check(
    member_list: MemberList, members: Sequence[MemberDetails], matches: Sequence[Matched], problems: Sequence[Problems]
) -> None:
    """Store what was found; no membership changes yet."""
    session.execute(delete(MemberRow).where(MemberRow.list_id == member_list.id))
    session.add_all(
        MemberRow(
            list_id=member_list.id,
            **asdict(member),
            match=matched.match,
            candidates=list(matched.candidates),
            supplier_id=matched.supplier_id,
        )
        for member, matched in zip(members, matches, strict=True)
    )
    member_list.rows, member_list.refused = len(members) + len(problems), len(problems)
    found = [asdict(problem) for row in problems for problem in row]
    member_list.problems = found[:MOST_PROBLEMS_KEPT]
    member_list.status = ListStatus.CHECKED


def fail(member_list: MemberList, reason: str) -> None:
    member_list.status, member_list.failure = ListStatus.FAILED, reason


def choose(member_list: MemberList, choices: Mapping[int, int | None]) -> None:
    """For doubtful rows, by id: the firm that each is about, one of its candidates, or None for none of them."""
    rows = select(MemberRow).where(
        MemberRow.list_id == member_list.id, MemberRow.match == Match.DOUBTFUL, MemberRow.id.in_(choices)
    )
    for row in session.scalars(rows):
        chosen = choices[row.id]
        if chosen is None or chosen in row.candidates:
            row.supplier_id, row.is_chosen = chosen, True


def process(member_list: MemberList, *, today: date, by: User, at: datetime) -> None:
    """Start the memberships of the rows that are about a firm. Doing it again, after more was chosen, adds those."""
    if member_list.status not in (ListStatus.CHECKED, ListStatus.FINISHED):
        raise NotNow
    take_turn(JOURNAL)
    session.flush()
    matched = (MemberRow.list_id == member_list.id) & MemberRow.supplier_id.is_not(None)
    rows = session.scalars(select(MemberRow).where(matched, MemberRow.is_done.is_(False)).order_by(MemberRow.line))
    theirs = _memberships_by_firm(member_list.association_id)
    became = Counter(
        _apply(row, member_list.association_id, theirs.setdefault(row.supplier_id or 0, []), today) for row in rows
    )
    counts = {each.value: became[each] + member_list.counts.get(each, 0) for each in Became}
    member_list.status, member_list.finished_at = ListStatus.FINISHED, member_list.finished_at or at
    member_list.counts = counts
    # Which firm it is, is known now: how to reach its people is in its own profile.
    done = {"is_done": True, "email": None, "contact_name": None, "website": None, "postcode": None}
    session.execute(update(MemberRow).where(matched).values(done))
    record("member_list.processed", member_list, by=by, association_id=member_list.association_id, **counts)


def _memberships_by_firm(association_id: int) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = {}
    statement = select(Membership).where(Membership.association_id == association_id)
    for membership in session.scalars(statement.order_by(Membership.starts_on)):
        found.setdefault(membership.supplier_id, []).append(membership)
    return found


def _apply(row: MemberRow, association_id: int, theirs: list[Membership], today: date) -> Became:
    """`theirs` are the memberships of the firm, oldest first."""
    if theirs and theirs[-1].ended_by in (EndedBy.FIRM, EndedBy.DISPUTE):
        return Became.REFUSED
    running = next((each for each in theirs if each.ends_on is None or each.ends_on >= today), None)
    if running is not None:
        return _give_end(running, row.until)
    since, supplier_id = row.since or min(row.until or today, today), row.supplier_id or 0
    tell_once(supplier_id, association_id, theirs=theirs)
    begin(supplier_id, association_id, on=since, theirs=theirs, until=row.until)
    return Became.STARTED


def _give_end(running: Membership, until: date | None) -> Became:
    """A last day that stands in the list counts; that a row has none changes nothing."""
    if until is None or until == running.ends_on or until < running.starts_on:
        return Became.KNOWN
    running.ends_on, running.ended_by = until, EndedBy.BOARD
    return Became.GIVEN_END


def end_missing(member_list: MemberList, memberships: Sequence[Membership], *, on: date, by: User) -> None:
    """End these, which the list no longer names and somebody ticked."""
    for membership in memberships:
        membership.ends_on, membership.ended_by = max(on, membership.starts_on), EndedBy.BOARD
    ids = [membership.supplier_id for membership in memberships]
    record("member_list.ended_missing", member_list, by=by, supplier_ids=ids, on=on)
