"""Selects on the members of an association."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment
from app.core.db import session
from app.memberships.models import AssociationPage, Membership
from app.memberships.queries import counts_on
from app.organisations.models import Association
from app.organisations.queries import associations
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier


class Tab(StrEnum):
    CURRENT = "lid"
    ENDED = "beeindigd"


def find_membership(association_id: int, membership_id: int) -> Membership | None:
    found = session.get(Membership, membership_id)
    return found if found and found.association_id == association_id else None


def has_board(association_id: int, day: date) -> bool:
    statement = select(RoleAssignment).where(RoleAssignment.role == Role.BOARD_MEMBER)
    board = session.scalars(statement.where(RoleAssignment.association_id == association_id))
    return any(each.holds_on(day) for each in board)


def members_of(association_id: int, tab: Tab, words: str, today: date) -> Select[Membership]:
    """By the name of the firm; `words` are a part of a name, or a KvK number."""
    runs = _runs(today)
    statement = _of(association_id).where(runs if tab is Tab.CURRENT else ~runs)
    if not (typed := words.replace("\x00", "").strip()):  # PostgreSQL cannot look for it
        return statement
    named = or_(Supplier.name.icontains(typed, autoescape=True), Supplier.trade_name.icontains(typed, autoescape=True))
    return statement.where(or_(named, Supplier.kvk_number == typed))


def _runs(today: date) -> ColumnElement[bool]:
    """Also what begins later: it is no membership that ended."""
    return counts_on(today) | (Membership.starts_on > today)


def _of(association_id: int) -> Select[Membership]:
    return (
        select(Membership)
        .join(Membership.supplier)
        .where(Membership.association_id == association_id)
        .options(joinedload(Membership.supplier).lazyload("*"))  # a list shows no children of the firm
        .order_by(Supplier.name, Membership.starts_on.desc(), Membership.id)
    )


def listed_members(association_id: int, today: date) -> Select[Supplier]:
    """The members whose profile anybody can see, by name: for the page of the association itself, and nothing else."""
    is_member = exists().where(
        Membership.supplier_id == Supplier.id, Membership.association_id == association_id, counts_on(today)
    )
    listed = select(Supplier).where(Supplier.status == ProfileStatus.LISTED, is_member)
    return listed.order_by(Supplier.name, Supplier.id)


def page_of(association: Association) -> AssociationPage | None:
    return session.get(AssociationPage, association.id)


def running_members(association_id: int, supplier_ids: list[int], today: date) -> set[int]:
    """Which of these firms are a member now, or will be."""
    statement = select(Membership.supplier_id).where(Membership.association_id == association_id, _runs(today))
    return set(session.scalars(statement.where(Membership.supplier_id.in_(supplier_ids))))


def associations_without_board(today: date) -> list[Association]:
    """Of those in the region, for the desk."""
    return [each for each in associations(today) if not has_board(each.id, today)]
