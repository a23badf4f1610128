"""Verbs on roles in a file: give, end, hand over. Nobody both writes and signs.

A note stands with the role only: it may say why somebody is away, and the trail of a file is never erased.
"""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.models import ProcurementFile
from app.sourcing.review.signers import writers_of
from app.sourcing.roles import queries
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.messages import FileOwnerNamed, FileRoleGiven
from app.sourcing.roles.models import FileRole


def give_role(
    file: ProcurementFile, kind: FileRoleKind, to: User, *, note: str | None = None, by: User, at: datetime
) -> FileRole:
    """Raises DomainError when `to` cannot have the role, or has it already."""
    _demand_fit(file, kind, to)
    role = _begin(file, kind, to, note=note, by=by, at=at)
    record("role.given", file, by=by, role_id=role.id, kind=kind, user_id=to.id)
    return role


def end_role(role: FileRole, *, by: User, at: datetime) -> None:
    _end(role, by=by, at=at)
    record("role.ended", role.file, by=by, role_id=role.id, kind=role.kind, user_id=role.user_id)


def hand_over(role: FileRole, to: User, *, note: str | None, by: User, at: datetime) -> FileRole:
    """A colleague has the role from now on, such as during a leave; `note` says why or until when."""
    file, before = role.file, role.user_id
    _demand_fit(file, role.kind, to)
    _end(role, by=by, at=at)
    new = _begin(file, role.kind, to, note=note, by=by, at=at)
    record("role.handed_over", file, by=by, role_id=new.id, kind=new.kind, before=before, user_id=to.id)
    return new


def hand_over_ownership(file: ProcurementFile, to: User, *, note: str | None, by: User, at: datetime) -> None:
    """The file has another owner from now on. If they were its deputy, they are that no more."""
    if to.id == file.owner_id:
        raise DomainError(lazy("%(name)s owns this file already.", name=to.name))
    _demand_fit(file, FileRoleKind.OWNER, to)
    before = file.owner_id
    _keep_owner_of_before(file, note=note, by=by, at=at)
    for role in queries.roles_in(file):
        if role.kind is FileRoleKind.DEPUTY and role.user_id == to.id:
            _end(role, by=by, at=at)
    file.owner = to
    record("role.owner_handed_over", file, by=by, before=before, user_id=to.id)
    publish(FileOwnerNamed(id_of(file)))


def _keep_owner_of_before(file: ProcurementFile, *, note: str | None, by: User, at: datetime) -> None:
    since = queries.owned_since(file)
    known = {"kind": FileRoleKind.OWNER, "user_id": file.owner_id, "given_by_id": file.owner_id, "given_at": since}
    session.add(FileRole(file_id=id_of(file), **known, ended_at=at, ended_by_id=id_of(by), note=note))


def _begin(
    file: ProcurementFile, kind: FileRoleKind, to: User, *, note: str | None, by: User, at: datetime
) -> FileRole:
    role = FileRole(file=file, kind=kind, user=to, given_at=at, given_by_id=id_of(by), note=note or None)
    session.add(role)
    session.flush()  # its id goes into the mail and the audit trail
    publish(FileRoleGiven(role.id))
    return role


def _end(role: FileRole, *, by: User, at: datetime) -> None:
    role.ended_at, role.ended_by_id = at, id_of(by)


def _demand_fit(file: ProcurementFile, kind: FileRoleKind, to: User) -> None:
    if to not in queries.colleagues_for(file, kind):
        raise DomainError(lazy("%(name)s cannot have this role in this file.", name=to.name))
    if queries.has_role(to, file, kind):
        raise DomainError(lazy("%(name)s has this role already.", name=to.name))
    if kind is FileRoleKind.SIGNER and to.id in writers_of(file):
        raise DomainError(lazy("%(name)s worked on this file. Somebody else signs.", name=to.name))
    if kind in queries.BUYER_ONLY and queries.has_role(to, file, FileRoleKind.SIGNER):
        raise DomainError(lazy("%(name)s is to sign this file. Nobody both writes and signs.", name=to.name))
