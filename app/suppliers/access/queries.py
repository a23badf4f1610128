"""Selects on questions for access, read-only."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment, User
from app.core.db import session
from app.suppliers.access.models import AccessRequest, AccessStatus
from app.suppliers.kinds import EditorRole, ProfileStatus
from app.suppliers.models import Supplier

UNDECIDED = (AccessStatus.ASKED, AccessStatus.DISPUTED)
OVER_UNDECIDED = (AccessStatus.ACCEPTED, AccessStatus.DECLINED, AccessStatus.WITHDRAWN)  # the desk had no part in it


def find_request(request_id: int) -> AccessRequest | None:
    return session.get(AccessRequest, request_id)


def registered_firm(country: str, number: str) -> Supplier | None:
    """The profile that has this number, when somebody registered it."""
    same: ColumnElement[bool] = Supplier.kvk_number == number
    if country != "NL":
        same = (Supplier.country == country) & (Supplier.foreign_id == number)
    return session.scalar(select(Supplier).where(same, Supplier.status != ProfileStatus.UNCLAIMED))


def undecided_request(supplier: Supplier, user: User) -> AccessRequest | None:
    statement = select(AccessRequest).where(AccessRequest.supplier_id == supplier.id, AccessRequest.user_id == user.id)
    return session.scalar(statement.where(AccessRequest.status.in_(UNDECIDED)).limit(1))


def requests_by(user: User) -> list[AccessRequest]:
    """Newest first."""
    statement = select(AccessRequest).where(AccessRequest.user_id == user.id)
    return list(session.scalars(statement.order_by(AccessRequest.id.desc())))


def requests_for(supplier: Supplier) -> list[AccessRequest]:
    """Those that wait for an answer of the firm, or for the desk."""
    statement = select(AccessRequest).where(AccessRequest.supplier_id == supplier.id)
    return list(session.scalars(statement.where(AccessRequest.status.in_(UNDECIDED)).order_by(AccessRequest.id)))


def silent_requests(on: date) -> Select[AccessRequest]:
    """Asked, not answered, and the term has passed."""
    silent = (AccessRequest.status == AccessStatus.ASKED) & (AccessRequest.due_on < on)
    return select(AccessRequest).where(silent).order_by(AccessRequest.id)


def disputes(*, decided: bool) -> Select[AccessRequest]:
    """Those that wait, oldest first, or those that the desk decided, newest first."""
    with_firm = select(AccessRequest).options(joinedload(AccessRequest.supplier).lazyload("*"))
    if decided:
        return with_firm.where(AccessRequest.decided_at.is_not(None)).order_by(AccessRequest.decided_at.desc())
    return with_firm.where(AccessRequest.status == AccessStatus.DISPUTED).order_by(AccessRequest.disputed_at)


def finished_requests(before: datetime) -> Select[AccessRequest]:
    """Over since before that moment: what was accepted or withdrawn, and what was declined without a dispute."""
    over = or_(
        AccessRequest.decided_at < before,
        AccessRequest.status.in_(OVER_UNDECIDED) & (AccessRequest.answered_at < before),
    )
    return select(AccessRequest).where(over).order_by(AccessRequest.id)


def owners_of(supplier: Supplier) -> list[User]:
    """Those who can answer: the owners, or else everybody who edits it."""
    owners = [editor.user for editor in supplier.editors if editor.role is EditorRole.OWNER]
    return owners or [editor.user for editor in supplier.editors]


def desk_members(on: date) -> list[User]:
    roles = session.scalars(select(RoleAssignment).where(RoleAssignment.role == Role.DESK))
    return [role.user for role in roles if role.holds_on(on) and role.user.is_active]
