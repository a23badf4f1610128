"""What holds of every invitation: it is open, it is for this address, and an account can be made with it."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import select

from app.accounts import passwords
from app.accounts import services as accounts
from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy


class Invitation(Protocol):
    """`email` in small letters, as in an account; `waits`: nobody took it up and nobody withdrew it."""

    @property
    def email(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def waits(self) -> bool: ...
    def is_open_at(self, moment: datetime) -> bool: ...


class InvitationClosed(DomainError):
    """It was used or withdrawn, it has expired, or it is for somebody else."""


def demand_waiting(invitation: Invitation) -> None:
    """Raises InvitationClosed."""
    if not invitation.waits:
        raise InvitationClosed(lazy("This invitation was used or withdrawn."))


def demand_open(invitation: Invitation, at: datetime) -> None:
    """Raises InvitationClosed."""
    if not invitation.is_open_at(at):
        raise InvitationClosed(lazy("This invitation was used or withdrawn, or it is too old."))


def demand_receiver(invitation: Invitation, user: User) -> None:
    """Raises InvitationClosed."""
    if user.email != invitation.email:
        raise InvitationClosed(
            lazy(
                "This invitation is for another e-mail address than the one of your account."
                " Sign out and follow it again."
            )
        )


def account_of(invitation: Invitation) -> User | None:
    """The account with this address that somebody has shown to be theirs."""
    return session.scalar(select(User).where(User.email == invitation.email, User.confirmed_at.is_not(None)))


def make_account(invitation: Invitation, *, name: str, password: str, at: datetime) -> User:
    """The link proves the address. Raises InvitationClosed, and DomainError on a weak password.

    An account whose address nobody confirmed may be somebody else's attempt: it gets this name and password.
    """
    demand_open(invitation, at)
    passwords.demand_strength(password, email=invitation.email)
    user = accounts.find_by_email(invitation.email)
    if user is None:
        return _new_account(invitation, name, password, at)
    if user.confirmed_at:
        raise InvitationClosed(lazy("You have an account already. Sign in to accept the invitation."))
    user.name = name.strip()
    accounts.choose_password(user, password, at=at)
    return user


def _new_account(invitation: Invitation, name: str, password: str, at: datetime) -> User:
    hashed, language = passwords.hashed(password), invitation.language
    user = accounts.add_user(email=invitation.email, name=name, password_hash=hashed, language=language, at=at)
    record("account.signed_up", user, by=user)
    accounts.confirm_email(user, at=at)
    return user
