"""Selects on member lists and their rows."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, lazyload

from app.core.db import session
from app.memberships.importing.models import ListStatus, Match, MemberList, MemberRow
from app.memberships.models import Membership
from app.memberships.queries import counts_on
from app.organisations.models import Association
from app.suppliers.models import Supplier

IS_OPEN = and_(MemberRow.match == Match.DOUBTFUL, MemberRow.is_chosen.is_(False))
IS_MATCHED = MemberRow.supplier_id.is_not(None)
IS_UNREGISTERED = and_(
    MemberRow.supplier_id.is_(None), or_(MemberRow.match == Match.NONE, MemberRow.is_chosen.is_(True))
)


def find_list(association_id: int, list_id: int) -> MemberList | None:
    found = session.get(MemberList, list_id)
    return found if found and found.association_id == association_id else None


def lists_of(association_id: int) -> list[MemberList]:
    """Newest first; they go after a month, so there are few."""
    statement = select(MemberList).where(MemberList.association_id == association_id)
    return list(session.scalars(statement.order_by(MemberList.id.desc())))


def rows_of(member_list: MemberList, which: ColumnElement[bool]) -> Select[MemberRow]:
    """In the order of the file, with the firm that each is about."""
    firm = joinedload(MemberRow.supplier).lazyload("*")
    statement = select(MemberRow).where(MemberRow.list_id == member_list.id, which)
    return statement.options(firm).order_by(MemberRow.line)


def counts_of(member_list: MemberList) -> dict[str, int]:
    """How many rows are matched, open and not registered."""
    statement = select(MemberRow.match, MemberRow.is_chosen, MemberRow.supplier_id.is_not(None), func.count())
    grouped = statement.where(MemberRow.list_id == member_list.id).group_by(*statement.selected_columns[:3])
    counts: Counter[str] = Counter()
    for match, is_chosen, has_firm, number in session.execute(grouped):
        is_open = match is Match.DOUBTFUL and not is_chosen
        counts["open" if is_open else "matched" if has_firm else "unregistered"] += number
    return {name: counts[name] for name in ("matched", "open", "unregistered")}


def firms_named_by(rows: Collection[MemberRow]) -> dict[int, Supplier]:
    """The candidates of these rows, by id."""
    ids = {candidate for row in rows for candidate in row.candidates}
    statement = select(Supplier).where(Supplier.id.in_(ids)).options(lazyload("*"))
    return {firm.id: firm for firm in session.scalars(statement)}


def missing_from(member_list: MemberList, today: date) -> Select[Membership] | None:
    """The members of before this list that it no longer names; None unless it is the newest that was processed."""
    if member_list.status is not ListStatus.FINISHED or member_list.id != _newest_finished(member_list.association_id):
        return None
    undecided = session.scalars(select(MemberRow.candidates).where(MemberRow.list_id == member_list.id, IS_OPEN))
    maybe = {candidate for candidates in undecided for candidate in candidates}
    named = select(MemberRow.supplier_id).where(MemberRow.list_id == member_list.id, IS_MATCHED)
    return (
        select(Membership)
        .join(Membership.supplier)
        .where(Membership.association_id == member_list.association_id, counts_on(today), Membership.ends_on.is_(None))
        .where(Membership.supplier_id.not_in(named), Membership.supplier_id.not_in(maybe))
        .options(joinedload(Membership.supplier).lazyload("*"))
        .order_by(Supplier.name, Membership.id)
    )


def _newest_finished(association_id: int) -> int | None:
    statement = select(func.max(MemberList.id)).where(MemberList.association_id == association_id)
    return session.scalar(statement.where(MemberList.status == ListStatus.FINISHED))


def association_of(member_list: MemberList) -> Association:
    return session.get_one(Association, member_list.association_id)
