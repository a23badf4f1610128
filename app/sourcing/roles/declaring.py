"""Declaring about interests. That somebody stepped aside is kept, why is not (PRODUCT.md §2)."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.models import ProcurementFile
from app.sourcing.roles import queries
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.messages import DeclarationAsked, FileOwnerMissing
from app.sourcing.roles.models import FileRole, InterestDeclaration
from app.sourcing.roles.services import end_role, hand_over_ownership


class NotDeclared(DomainError):
    """Somebody acts in the file before they declared about interests in its firms."""

    def __init__(self, file: ProcurementFile) -> None:
        super().__init__(lazy("First declare whether you have an interest in one of the firms. Then you can go on."))
        self.file_id = id_of(file)


def demand_declared(file: ProcurementFile, by: User) -> None:
    """Before opening, scoring and deciding. Raises NotDeclared; never while the file has no firms."""
    if queries.candidates_since(file) is not None and not queries.has_declared(by, file):
        raise NotDeclared(file)


def declare_no_interest(file: ProcurementFile, *, by: User, at: datetime) -> None:
    """Raises DomainError when the register knows of an interest of theirs in one of the firms."""
    if queries.stepped_aside(by, file):
        raise DomainError(lazy("You stepped aside from this file. A colleague goes on with it."))
    if queries.conflicts_of(by, file):
        raise DomainError(lazy("You have an interest in a firm of this file, so you cannot declare to have none."))
    _note(file, has_interest=False, by=by, at=at)
    record("interest.none", file, by=by)


def step_aside(file: ProcurementFile, *, by: User, at: datetime) -> None:
    """End all roles of the person in the file; what they decided stays. Nothing happens the second time."""
    if queries.stepped_aside(by, file):
        return
    _note(file, has_interest=True, by=by, at=at)
    record("interest.stepped_aside", file, by=by)
    roles = queries.roles_in(file)
    for role in roles:
        if role.user_id == by.id:
            end_role(role, by=by, at=at)
    if file.owner_id == by.id:
        _find_owner(file, roles, by=by, at=at)


def _find_owner(file: ProcurementFile, roles: list[FileRole], *, by: User, at: datetime) -> None:
    able = queries.colleagues_for(file, FileRoleKind.OWNER)
    deputies = [role.user for role in roles if role.kind is FileRoleKind.DEPUTY and role.user in able]
    if deputies:
        hand_over_ownership(file, deputies[0], note=None, by=by, at=at)
    else:
        publish(FileOwnerMissing(id_of(file)))


def ask_to_declare(file: ProcurementFile, *, by: User) -> int:
    """Mail everybody who must still declare; to how many."""
    waiting = [user for user in queries.undeclared_in(file) if user.id != by.id]
    for user in waiting:
        publish(DeclarationAsked(id_of(file), id_of(user)))
    if waiting:
        record("interest.asked", file, by=by, user_ids=[user.id for user in waiting])
    return len(waiting)


def _note(file: ProcurementFile, *, has_interest: bool, by: User, at: datetime) -> None:
    standing = queries.declaration_of(by, file) or InterestDeclaration(file_id=id_of(file), user_id=id_of(by))
    standing.has_interest, standing.declared_at = has_interest, at
    session.add(standing)
    session.flush()  # who stepped aside is asked of the database
