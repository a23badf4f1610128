"""What people call the acts on accounts and roles."""

from collections.abc import Collection, Mapping

from sqlalchemy import Select, String, cast, select

from app.accounts.models import RoleAssignment, User
from app.accounts.sessions.models import UserSession
from app.audit.naming import Kind
from app.core.db import session
from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "account.signed_up": lazy("Account made"),
    "account.confirmed": lazy("E-mail address confirmed"),
    "account.signed_in": lazy("Signed in"),
    "account.password_chosen": lazy("New password chosen"),
    "account.password_changed": lazy("Password changed"),
    "account.password_not_confirmed": lazy("Wrong password shown while signed in"),
    "account.name_changed": lazy("Name changed"),
    "role.given": lazy("Role given"),
    "account.sign_in_failed": lazy("Signing in failed"),
    "account.second_step_failed": lazy("Second step failed"),
    "account.confirmed_again": lazy("Showed again who they are"),
    "account.factors_forgotten": lazy("Second factors taken away"),
    "role.end_changed": lazy("End of a role changed"),
    "role.ended": lazy("Role ended"),
    "session.ended": lazy("Device signed out"),
    "recovery.made": lazy("Recovery codes made"),
    "recovery.used": lazy("Recovery code used"),
    "totp.added": lazy("App for codes added"),
    "totp.removed": lazy("App for codes removed"),
}


def names_of(ids: Collection[int]) -> Mapping[int, str]:
    """What people are called, by id."""
    return dict(session.execute(select(User.id, User.name).where(User.id.in_(ids))).all())


def _people_within(codes: Collection[str]) -> Select[str]:
    """Who has or had a role at these municipalities."""
    return select(cast(RoleAssignment.user_id, String)).where(RoleAssignment.municipality_code.in_(codes))


def _roles_within(codes: Collection[str]) -> Select[str]:
    return select(cast(RoleAssignment.id, String)).where(RoleAssignment.municipality_code.in_(codes))


def _sessions_within(codes: Collection[str]) -> Select[str]:
    return select(cast(UserSession.id, String)).where(cast(UserSession.user_id, String).in_(_people_within(codes)))


ACCOUNT = Kind(lazy("Account"), names=names_of, within=_people_within)
ROLE = Kind(lazy("Role"), within=_roles_within)
SESSION = Kind(lazy("Session"), within=_sessions_within)
TRIES = Kind(lazy("Sign-in without an account"))
