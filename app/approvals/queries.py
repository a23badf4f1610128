"""Selects on applications."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import boards_of, is_desk
from app.approvals.models import WAITING, Application
from app.core.db import count_of, session
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.queries import SHORT_LISTS


def find_application(application_id: int) -> Application | None:
    """With all that the page of an application shows."""
    firm = joinedload(Application.supplier)
    editors = firm.selectinload(Supplier.editors).joinedload(SupplierEditor.user).lazyload(User.roles)
    return session.get(Application, application_id, options=[firm.options(*SHORT_LISTS), editors])


def queue_of(user: User) -> Select[Application]:
    """What the person's boards, or the desk, may see: an application without association is the desk's."""
    mine = [Application.association_id.in_(boards_of(user))]
    if is_desk(user):
        mine.append(Application.association_id.is_(None))
    row_only = joinedload(Application.supplier).lazyload("*")  # a list shows no children of the firm
    return select(Application).where(or_(*mine)).options(row_only)


def waiting_for(user: User) -> Select[Application]:
    """What waits, the nearest term first."""
    return queue_of(user).where(Application.status.in_(WAITING)).order_by(Application.due_on, Application.id)


def decided_for(user: User) -> Select[Application]:
    """What was decided, the newest first."""
    decided = queue_of(user).where(Application.decided_at.is_not(None), Application.status.not_in(WAITING))
    return decided.order_by(Application.decided_at.desc(), Application.id.desc())


def latest_application(supplier_id: int) -> Application | None:
    statement = select(Application).where(Application.supplier_id == supplier_id)
    return session.scalar(statement.order_by(Application.id.desc()).limit(1))


def latest_applications(supplier_ids: Collection[int]) -> dict[int, Application]:
    """The newest application of each firm that has one, by the id of the firm."""
    statement = select(Application).where(Application.supplier_id.in_(supplier_ids)).order_by(Application.id)
    return {application.supplier_id: application for application in session.scalars(statement)}


def how_many(statement: Select[Application]) -> int:
    return count_of(statement)


def reviewers_of(application: Application, on: date) -> list[User]:
    """The people to tell: the board that was asked, or the desk, as they are on that day."""
    statement = select(RoleAssignment)
    if application.association_id is None:
        statement = statement.where(RoleAssignment.role == Role.DESK)
    else:
        statement = statement.where(RoleAssignment.association_id == application.association_id)
    return [assignment.user for assignment in session.scalars(statement) if assignment.holds_on(on)]
