"""Selects on roles in a file and on declarations, read-only."""

from sqlalchemy import select

from app.accounts.models import User
from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.models import FileRole, InterestDeclaration


def roles_in(file: ProcurementFile) -> list[FileRole]:
    """Those that did not end, oldest first."""
    statement = select(FileRole).where(FileRole.file_id == file.id, FileRole.ended_at.is_(None))
    return list(session.scalars(statement.order_by(FileRole.id)))


def has_role(user: User | None, file: ProcurementFile, *kinds: FileRoleKind) -> bool:
    """Whether the person has one of these roles in the file today."""
    if user is None:
        return False
    mine = select(FileRole.id).where(FileRole.file_id == file.id, FileRole.user_id == user.id)
    return session.scalar(mine.where(FileRole.ended_at.is_(None), FileRole.kind.in_(kinds)).limit(1)) is not None


def declarations_in(file: ProcurementFile) -> dict[int, InterestDeclaration]:
    """By the id of the person."""
    statement = select(InterestDeclaration).where(InterestDeclaration.file_id == file.id)
    return {declaration.user_id: declaration for declaration in session.scalars(statement)}


def stepped_aside(user: User, file: ProcurementFile) -> bool:
    """Whether the person declared an interest in this file."""
    mine = select(InterestDeclaration.has_interest).where(InterestDeclaration.file_id == file.id)
    return bool(session.scalar(mine.where(InterestDeclaration.user_id == user.id)))
