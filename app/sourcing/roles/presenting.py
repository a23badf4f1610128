"""Who is who in a file, as its pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.accounts.models import User
from app.core.guard import signed_in_user
from app.core.i18n import Text
from app.sourcing import policies
from app.sourcing.models import ProcurementFile
from app.sourcing.roles import queries
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.labels import KINDS
from app.sourcing.roles.models import FileRole, InterestDeclaration


@dataclass(frozen=True)
class Holder:
    """Somebody with a role. `role` is None for the owner, who is named on the file itself."""

    label: Text
    user: User
    since: datetime
    note: str | None
    role: FileRole | None
    may_pass_on: bool


@dataclass(frozen=True)
class Standing:
    """How somebody stands with their declaration. `is_due`: they must declare, for the first time or again."""

    user: User
    declaration: InterestDeclaration | None
    is_due: bool

    @property
    def is_aside(self) -> bool:
        return self.declaration is not None and self.declaration.has_interest


def holders_in(file: ProcurementFile, reader: User) -> list[Holder]:
    """The owner first, then by role."""
    label, before = KINDS[FileRoleKind.OWNER], queries.owner_before(file)
    since, note = queries.owned_since(file), before.note if before else None
    owner = Holder(label, file.owner, since, note, None, policies.may_name_owner(reader, file))
    leads = policies.may_give_roles(reader, file)
    order = list(FileRoleKind)
    roles = sorted(queries.roles_in(file), key=lambda role: (order.index(role.kind), role.id))
    return [owner, *(_holder(role, mine=leads or role.user_id == reader.id) for role in roles)]


def _holder(role: FileRole, *, mine: bool) -> Holder:
    return Holder(KINDS[role.kind], role.user, role.given_at, role.note, role, mine and role.file.is_open)


def standings_in(file: ProcurementFile) -> list[Standing]:
    """Of everybody with a role, and of those who stepped aside."""
    declared, due = queries.declarations_in(file), queries.undeclared_in(file)
    people = queries.people_in(file)
    aside = [each.user for each in declared.values() if each.has_interest and each.user not in people]
    return [Standing(user, declared.get(user.id), user in due) for user in [*people, *aside]]


def names_of_aside(file: ProcurementFile) -> set[int]:
    """Ids of who stepped aside: what they decided stays, and is marked."""
    return {each.user_id for each in queries.declarations_in(file).values() if each.has_interest}


def who_is_who(file: ProcurementFile) -> Sequence[tuple[Text, str]]:
    """Role and names, for the overview; the owner first."""
    found: dict[FileRoleKind, list[str]] = {FileRoleKind.OWNER: [file.owner.name]}
    for role in queries.roles_in(file):
        found.setdefault(role.kind, []).append(role.user.name)
    return [(KINDS[kind], ", ".join(found[kind])) for kind in FileRoleKind if kind in found]


def next_declaration(file: ProcurementFile) -> dict[str, Any] | None:
    """What the overview says first to somebody who must still declare, or name an owner."""
    user = signed_in_user()
    if not file.is_open:
        return None
    if file.owner_id != user.id and policies.may_name_owner(user, file):
        return {"declares": False}
    has_part = user in queries.people_in(file) and queries.candidates_since(file) is not None
    if not has_part or queries.stepped_aside(user, file) or queries.has_declared(user, file):
        return None
    return {"declares": True}
