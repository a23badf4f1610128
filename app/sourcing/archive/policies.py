"""Who reads a file may take it along; its controller holds files and sees which ones go."""

from app.accounts.models import Role, User
from app.accounts.policies import holds, municipalities_of
from app.sourcing import policies
from app.sourcing.archive.models import FileExport
from app.sourcing.models import ProcurementFile
from app.sourcing.roles.queries import has_interest


def may_export(user: User | None, file: ProcurementFile) -> bool:
    """Not with an interest in one of the firms: an export holds the prices of all of them."""
    return user is not None and policies.may_see(user, file) and not has_interest(user, file)


def may_see_export(user: User | None, export: FileExport) -> bool:
    return may_export(user, export.file)


def may_see_part(user: User | None, part: tuple[FileExport, str]) -> bool:
    return may_see_export(user, part[0])


def may_hold(user: User | None, file: ProcurementFile) -> bool:
    return file.municipality_code in municipalities_of(user, Role.CONTROLLER)


def may_see_what_goes(user: User | None) -> bool:
    return holds(user, Role.CONTROLLER)
