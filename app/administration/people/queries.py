"""People, as the administrator looks for them."""

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.erasing import ERASED_AT, is_erased
from app.accounts.models import RoleAssignment, User
from app.core.db import session
from app.organisations.models import Association
from app.reference.models import Municipality
from app.reference.queries import municipalities
from app.suppliers.models import Supplier, SupplierEditor


class Group(StrEnum):
    """Whom to show; the values stand in addresses."""

    ALL = "alle"
    WITH_ROLE = "met-rol"
    BLOCKED = "geblokkeerd"


def people_like(text: str, group: Group) -> Select[User]:
    """Whose name or address holds the text, by name. An erased account is nobody any more."""
    statement = select(User).options(selectinload(User.roles)).order_by(User.name, User.id)
    statement = statement.where(User.email.not_like(f"%@{ERASED_AT}"))
    if text:
        statement = statement.where(
            or_(User.name.icontains(text, autoescape=True), User.email.icontains(text, autoescape=True))
        )
    if group is Group.WITH_ROLE:
        return statement.where(User.roles.any())
    if group is Group.BLOCKED:
        return statement.where(User.blocked_at.is_not(None))
    return statement


def find_person(user_id: int) -> User | None:
    person = session.get(User, user_id)
    return None if person is None or is_erased(person) else person


def roles_of(person: User) -> list[RoleAssignment]:
    """All that they ever had, the newest first."""
    return sorted(person.roles, key=lambda role: (role.starts_on, role.id), reverse=True)


def organisations_of(roles: Sequence[RoleAssignment]) -> list[Association | Municipality]:
    """The associations and municipalities that these roles belong to."""
    associations = select(Association).where(Association.id.in_({role.association_id for role in roles} - {None}))
    codes = {role.municipality_code for role in roles if role.municipality_code}
    return [*session.scalars(associations), *municipalities(codes)]


def firms_of(person: User) -> list[Supplier]:
    statement = select(Supplier).join(SupplierEditor).where(SupplierEditor.user_id == person.id)
    return list(session.scalars(statement.order_by(Supplier.name)))
