"""Selects on applications."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, or_, select, union
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment, User
from app.approvals.appeals.policies import is_for_committee
from app.approvals.models import Application, ApplicationStatus
from app.approvals.records import Recusal
from app.core.clock import today
from app.core.db import session
from app.memberships.models import DeclaredInterest
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.queries import SHORT_LISTS


def find_application(application_id: int) -> Application | None:
    """With all that the page of an application shows."""
    firm = joinedload(Application.supplier)
    editors = firm.selectinload(Supplier.editors).joinedload(SupplierEditor.user).lazyload(User.roles)
    return session.get(Application, application_id, options=[firm.options(*SHORT_LISTS), editors])


def latest_application(supplier_id: int) -> Application | None:
    statement = select(Application).where(Application.supplier_id == supplier_id)
    return session.scalar(statement.order_by(Application.id.desc()).limit(1))


def latest_applications(supplier_ids: Collection[int]) -> dict[int, Application]:
    """The newest application of each firm that has one, by the id of the firm."""
    statement = select(Application).where(Application.supplier_id.in_(supplier_ids)).order_by(Application.id)
    return {application.supplier_id: application for application in session.scalars(statement)}


def reviewers_of(application: Application, on: date) -> list[User]:
    """The board that was asked, or the desk, as they are on that day."""
    if application.association_id is not None:
        return board_on(application.association_id, on)
    return _holders(RoleAssignment.role == Role.DESK, on)


def board_on(association_id: int, on: date) -> list[User]:
    return _holders(RoleAssignment.association_id == association_id, on)


def _holders(where: ColumnElement[bool], on: date) -> list[User]:
    """Each person once, whichever roles they hold."""
    held = [each.user for each in session.scalars(select(RoleAssignment).where(where)) if each.holds_on(on)]
    return list(dict.fromkeys(held))


def deciders(application: Application) -> list[User]:
    """Those of the board, or of the desk, who can decide it today: the same as policies, in as many queries for all."""
    people = [person for person in reviewers_of(application, today()) if person.is_active]
    aside = _standing_aside(application, today())
    if application.status is ApplicationStatus.APPEALED and not is_for_committee(application):
        aside |= {decision.decided_by_id for decision in application.decisions if decision.decided_by_id}
    return [person for person in people if person.id not in aside]


def _standing_aside(application: Application, on: date) -> set[int]:
    """Ids of those who act for the firm, have an interest in it that counts on that day, or left the case to others."""
    editors = select(SupplierEditor.user_id).where(SupplierEditor.supplier_id == application.supplier_id)
    interests = select(DeclaredInterest.user_id).where(
        DeclaredInterest.supplier_id == application.supplier_id,
        DeclaredInterest.starts_on <= on,
        or_(DeclaredInterest.ends_on.is_(None), DeclaredInterest.ends_on >= on),
    )
    recusals = select(Recusal.user_id).where(Recusal.application_id == application.id)
    return set(session.scalars(union(editors, interests, recusals)))
