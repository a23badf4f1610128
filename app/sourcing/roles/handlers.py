"""Mails to those who got a role, must declare, or must name an owner."""

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.models import ProcurementFile
from app.sourcing.roles import letters
from app.sourcing.roles.labels import KINDS
from app.sourcing.roles.messages import DeclarationAsked, FileOwnerMissing, FileOwnerNamed, FileRoleGiven
from app.sourcing.roles.models import FileRole
from app.sourcing.roles.queries import controllers_of


def tell_of_role(message: FileRoleGiven) -> None:
    role = session.get(FileRole, message.role_id)
    if role is None or role.ended_at is not None:
        return
    with in_language(role.user.language):
        post(letters.role_given(role.file, role.user, KINDS[role.kind]), to=role.user.email)


def tell_owner(message: FileOwnerNamed) -> None:
    file = session.get(ProcurementFile, message.file_id)
    if file is None:
        return
    with in_language(file.owner.language):
        post(letters.owner_named(file, file.owner), to=file.owner.email)


def tell_controllers(message: FileOwnerMissing) -> None:
    file = session.get(ProcurementFile, message.file_id)
    if file is None:
        return
    for user in controllers_of(file.municipality_code):
        with in_language(user.language):
            post(letters.owner_missing(file, user), to=user.email)


def ask_to_declare(message: DeclarationAsked) -> None:
    file, user = session.get(ProcurementFile, message.file_id), session.get(User, message.user_id)
    if file is None or user is None:
        return
    with in_language(user.language):
        post(letters.declaration_asked(file, user), to=user.email)
