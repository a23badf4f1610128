"""Selects on roles in a file and on declarations, read-only."""

from datetime import datetime

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, User
from app.accounts.policies import roles_held
from app.core.clock import today
from app.core.db import session
from app.memberships.queries import suppliers_of_interest
from app.sourcing.models import Longlist, LonglistEntry, OutsideFirm, ProcurementFile
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.models import FileRole, InterestDeclaration
from app.suppliers.models import Supplier
from app.teams.queries import members
from app.teams.teams import Team, TeamKind

BUYER_ONLY = (FileRoleKind.OWNER, FileRoleKind.DEPUTY)  # they change the file, which a controller never does


def find_role(file_id: int, role_id: int) -> FileRole | None:
    """One that did not end."""
    role = session.get(FileRole, role_id)
    return role if role is not None and role.file_id == file_id and role.ended_at is None else None


def roles_in(file: ProcurementFile) -> list[FileRole]:
    """Those that did not end, oldest first."""
    return [role for role in all_roles_in(file) if role.ended_at is None]


def all_roles_in(file: ProcurementFile) -> list[FileRole]:
    """Also those that ended, and owners of before; oldest first."""
    statement = select(FileRole).where(FileRole.file_id == file.id).options(joinedload(FileRole.user))
    return list(session.scalars(statement.order_by(FileRole.given_at, FileRole.id)))


def has_role(user: User | None, file: ProcurementFile, *kinds: FileRoleKind) -> bool:
    """Whether the person has one of these roles in the file today, and still works for its municipality."""
    if user is None or not works_for(user, file):
        return False
    mine = select(FileRole.id).where(FileRole.file_id == file.id, FileRole.user_id == user.id)
    return session.scalar(mine.where(FileRole.ended_at.is_(None), FileRole.kind.in_(kinds)).limit(1)) is not None


def works_for(user: User, file: ProcurementFile) -> bool:
    """Whether the person has a role at the municipality of the file: who left keeps nothing of it."""
    return any(held.municipality_code == file.municipality_code for held in roles_held(user))


def leads(user: User | None, file: ProcurementFile) -> bool:
    """Owner or deputy."""
    return user is not None and (file.owner_id == user.id or has_role(user, file, FileRoleKind.DEPUTY))


def people_in(file: ProcurementFile) -> list[User]:
    """Everybody with a role today, the owner first; each once."""
    return list(dict.fromkeys([file.owner, *(role.user for role in roles_in(file))]))


def declarations_in(file: ProcurementFile) -> dict[int, InterestDeclaration]:
    """By the id of the person."""
    statement = select(InterestDeclaration).where(InterestDeclaration.file_id == file.id)
    return {declaration.user_id: declaration for declaration in session.scalars(statement)}


def declaration_of(user: User, file: ProcurementFile) -> InterestDeclaration | None:
    mine = select(InterestDeclaration).where(InterestDeclaration.file_id == file.id)
    return session.scalar(mine.where(InterestDeclaration.user_id == user.id))


def stepped_aside(user: User, file: ProcurementFile) -> bool:
    """Whether the person declared an interest in this file."""
    mine = select(InterestDeclaration.has_interest).where(InterestDeclaration.file_id == file.id)
    return bool(session.scalar(mine.where(InterestDeclaration.user_id == user.id)))


def candidates_since(file: ProcurementFile) -> datetime | None:
    """When the newest firms came into the file; a declaration of before says nothing about these."""
    lists = select(func.max(Longlist.frozen_at).label("at")).where(Longlist.file_id == file.id)
    outside = select(func.max(OutsideFirm.added_at).label("at")).where(OutsideFirm.file_id == file.id)
    moments = session.scalars(union_all(lists, outside)).all()
    return max(filter(None, moments), default=None)


def conflicts_of(user: User, file: ProcurementFile) -> list[str]:
    """The firms of the file in which the person has an interest that the register knows, by name."""
    interests = suppliers_of_interest(user)
    if not interests:
        return []
    listed = select(LonglistEntry.supplier_id).join(LonglistEntry.longlist).where(Longlist.file_id == file.id)
    outside = select(OutsideFirm.supplier_id).where(OutsideFirm.file_id == file.id)
    ids = interests & set(session.scalars(union_all(listed, outside)))
    firms = session.scalars(select(Supplier).where(Supplier.id.in_(ids)))
    return sorted(firm.display_name for firm in firms)


def undeclared_in(file: ProcurementFile) -> list[User]:
    """Who has a role and did not declare about the firms as they are now, or cannot any more."""
    declared, since = declarations_in(file), candidates_since(file)
    return [user for user in people_in(file) if not _counts(declared.get(user.id), since) or conflicts_of(user, file)]


def _counts(declaration: InterestDeclaration | None, since: datetime | None) -> bool:
    if declaration is None or declaration.has_interest:
        return False
    return since is None or declaration.declared_at >= since


def has_interest(user: User, file: ProcurementFile) -> bool:
    """Whether the person said so, or the register knows of an interest in one of the firms."""
    return stepped_aside(user, file) or bool(conflicts_of(user, file))


def has_declared(user: User, file: ProcurementFile) -> bool:
    """Whether their declaration of no interest holds for the firms as they are now."""
    return _counts(declaration_of(user, file), candidates_since(file))


def colleagues_for(file: ProcurementFile, kind: FileRoleKind) -> list[User]:
    """Who of the municipality can have this role, by name; not who stepped aside."""
    aside = {each.user_id for each in declarations_in(file).values() if each.has_interest}
    team = Team(TeamKind.MUNICIPALITY, municipality_code=file.municipality_code)
    held = [each for each in members(team, today()) if kind not in BUYER_ONLY or each.role is Role.BUYER]
    people = dict.fromkeys(each.user for each in held)
    return [user for user in people if user.is_active and user.id not in aside]


def controllers_of(municipality_code: str) -> list[User]:
    held = members(Team(TeamKind.MUNICIPALITY, municipality_code=municipality_code), today())
    return [each.user for each in held if each.role is Role.CONTROLLER and each.user.is_active]


def owner_is_gone(file: ProcurementFile) -> bool:
    """Whether the owner stepped aside, or buys for the municipality no more."""
    owner = file.owner
    buys = any(
        held.role is Role.BUYER and held.municipality_code == file.municipality_code for held in roles_held(owner)
    )
    return not buys or not owner.is_active or stepped_aside(owner, file)


def owner_before(file: ProcurementFile) -> FileRole | None:
    """Who handed the file over to the owner of today, with when and why; None when nobody owned it before."""
    before = select(FileRole).where(FileRole.file_id == file.id, FileRole.kind == FileRoleKind.OWNER)
    return session.scalar(before.order_by(FileRole.ended_at.desc(), FileRole.id.desc()).limit(1))


def owned_since(file: ProcurementFile) -> datetime:
    """Since when the owner of today is it."""
    before = owner_before(file)
    return before.ended_at if before and before.ended_at else file.created_at
