"""What accounts hold of people, and what goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError

from app.accounts.erasing import ERASED_AT, anonymise
from app.accounts.models import Role, RoleAssignment, User
from app.core.clock import today
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.core.privacy import ACCOUNT, Controller, PersonalData, Processing, Retention, declare
from config import Config


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    declare(
        app,
        Processing(
            key=ACCOUNT,
            purpose=lazy("Let people sign in, and know in which role they act"),
            controller=Controller.REGION,
            basis=lazy(
                "Art. 6 (1) (b): without an account nobody can keep a profile. Art. 6 (1) (e) for who acts for a"
                " municipality, an association or the desk: a public task must be done by the right people."
            ),
            people=lazy("Everybody with an account"),
            data=lazy("Name, e-mail address, password as a hash, language, roles with their dates, last sign-in"),
            recipients=lazy("Colleagues who work with the same firm, file or application"),
            kept=lazy(
                "Until the account is erased; %(days)s days when the address is never confirmed",
                days=config.UNCONFIRMED_ACCOUNT_DAYS,
            ),
        ),
    )
    declare(app, PersonalData(ACCOUNT, lazy("Your account and your roles"), collect, erase))
    declare(
        app,
        Retention(
            "unconfirmed accounts",
            lazy("Accounts whose address was never confirmed"),
            "UNCONFIRMED_ACCOUNT_DAYS",
            count_unconfirmed,
            remove_unconfirmed,
        ),
    )


def collect(user: User) -> dict[str, Any]:
    return {
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "created_at": user.created_at.isoformat(),
        "confirmed_at": user.confirmed_at.isoformat() if user.confirmed_at else None,
        "signed_in_at": user.signed_in_at.isoformat() if user.signed_in_at else None,
        "roles": [_role(assignment) for assignment in user.roles],
    }


def _role(assignment: RoleAssignment) -> dict[str, Any]:
    return {
        "role": assignment.role.value,
        "association": assignment.association_id,
        "municipality": assignment.municipality_code,
        "starts_on": assignment.starts_on.isoformat(),
        "ends_on": assignment.ends_on.isoformat() if assignment.ends_on else None,
    }


def erase(user: User) -> list[Text]:
    day = today()
    if _is_only_administrator(user):
        raise DomainError(lazy("This is the only administrator. Give somebody else that role first."))
    anonymise(user, on=day)
    return [
        lazy(
            "The number of your account, without your name. Decisions that you took and the audit trail point to it,"
            " so that it stays clear that one person did them (art. 17 (3) (b) and (e))."
        )
    ]


def _is_only_administrator(user: User) -> bool:
    statement = select(RoleAssignment).where(RoleAssignment.role == Role.ADMINISTRATOR)
    day = today()
    administrators = {each.user_id for each in session.scalars(statement) if each.holds_on(day)}
    return administrators == {user.id}


def _unconfirmed(before: datetime) -> ColumnElement[bool]:
    """An erased account has no confirmed address either, and stays for what points to it."""
    return User.confirmed_at.is_(None) & (User.created_at < before) & User.email.not_like(f"%@{ERASED_AT}")


def count_unconfirmed(before: datetime) -> int:
    return session.scalar(select(func.count()).select_from(User).where(_unconfirmed(before))) or 0


def remove_unconfirmed(before: datetime, limit: int) -> int:
    statement = select(User).where(_unconfirmed(before)).order_by(User.id).limit(limit)
    found = session.scalars(statement).all()
    for user in found:
        _remove(user)
    return len(found)


def _remove(user: User) -> None:
    """An account that something points to, an invitation for instance, only loses its name and address."""
    try:
        with session.begin_nested():
            session.delete(user)
            session.flush()
    except IntegrityError:
        anonymise(user, on=today())
