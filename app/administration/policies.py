"""The administrator runs the installation, and cannot lock themselves out of it; the desk keeps the organisations."""

from app.accounts.models import User
from app.accounts.policies import is_administrator, is_desk


def may_administer(user: User | None, _thing: object) -> bool:
    return is_administrator(user)


def may_keep_organisations(user: User | None) -> bool:
    return is_desk(user) or is_administrator(user)


def may_change_organisation(user: User | None, _organisation: object) -> bool:
    return may_keep_organisations(user)


def may_act_on(user: User | None, person: User) -> bool:
    """On somebody else: whoever blocks themselves cannot undo it."""
    return user is not None and is_administrator(user) and person is not user
