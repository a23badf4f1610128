"""Verbs on accounts: sign up, confirm, sign in, choose a new password, give and end a role."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import select

from app.accounts import passwords
from app.accounts.messages import (
    FactorsForgotten,
    PasswordChanged,
    PasswordChosen,
    PasswordForgotten,
    SignedUp,
    SignUpRepeated,
)
from app.accounts.models import Role, RoleAssignment, User, new_session_key
from app.accounts.sessions.models import UserSession
from app.accounts.sessions.services import end_all, end_others
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import Base
from app.outbox.services import publish

NOBODY = 0  # the id of no account


def normalised(email: str) -> str:
    return email.strip().lower()


def find_by_email(email: str) -> User | None:
    return session.scalar(select(User).where(User.email == normalised(email)))


def sign_up(*, email: str, name: str, password: str, language: str, at: datetime) -> None:
    """Make an account that waits for its confirmation mail.

    For an address that has an account, nothing changes and its owner gets a mail that says so: the page
    answers the same, so that nobody learns who has an account. While nobody confirmed the address, the last who
    signs up with it counts: the first may have been somebody else, whose password must not stay. Raises DomainError
    on a weak password.
    """
    passwords.demand_strength(password, email=email)
    password_hash = passwords.hashed(password)
    take_turn(JOURNAL)  # of two who sign up at once, the second finds the first
    known = find_by_email(email)
    if known is not None and known.confirmed_at:
        publish(SignUpRepeated(known.id))
        return
    if known is not None:
        known.name, known.password_hash, known.language = name.strip(), password_hash, language
        known.session_key = new_session_key()  # links in earlier mails no longer work
        publish(SignedUp(known.id))
        return
    user = add_user(email=email, name=name, password_hash=password_hash, language=language, at=at)
    record("account.signed_up", user, by=user)
    publish(SignedUp(user.id))


def add_user(*, email: str, name: str, password_hash: str, language: str, at: datetime) -> User:
    user = User(
        email=normalised(email), name=name.strip(), password_hash=password_hash, language=language, created_at=at
    )
    session.add(user)
    session.flush()  # its id goes into the audit trail and the outbox
    return user


def confirm_email(user: User, *, at: datetime) -> None:
    if user.confirmed_at is None:
        user.confirmed_at = at
        record("account.confirmed", user, by=user)


def check_password(*, email: str, password: str) -> User:
    """The person with this password. Raises DomainError, the same and as slowly whatever is wrong."""
    user = find_by_email(email)
    if not passwords.matches(user.password_hash if user else None, password) or user is None or user.blocked_at:
        raise DomainError(lazy("The e-mail address or the password is not right."))
    return user


def note_failed_sign_in(thing: Base, *, mark: str) -> None:
    """On the account, or on the count of tries when there is none.

    The trail names no address, but its mark (see audit.fingerprints): counts come and go, and one can still see that it
    was the same unknown address again.
    """
    record("account.sign_in_failed", thing, by=None, method="password", address=mark)


def note_wrong_password(user: User) -> None:
    """Somebody signed in as this person did not know it."""
    record("account.password_not_confirmed", user, by=None)


def note_failed_second_step(user: User) -> None:
    record("account.second_step_failed", user, by=None)


def keep_hash_current(user: User, password: str) -> None:
    """Hashes of before the parameters were raised are made anew, now that the password is here."""
    if passwords.is_outdated(user.password_hash):
        user.password_hash = passwords.hashed(password)


def sign_in(user: User, *, method: str, is_strong: bool, factor: str | None, at: datetime) -> None:
    user.signed_in_at = at
    record("account.signed_in", user, by=user, method=method, is_strong=is_strong, factor=factor)


def confirm_again(user: User, *, factor: str) -> None:
    record("account.confirmed_again", user, by=user, factor=factor)


def repeat_confirmation(user: User) -> None:
    """Send the mail with the link again, to somebody who has shown the password."""
    publish(SignedUp(user.id))


def forget_password(*, email: str) -> None:
    """Send a mail with a link, if there is an account; the answer is the same, and as fast, if there is none."""
    user = find_by_email(email)
    publish(PasswordForgotten(user.id if user else NOBODY))


def choose_password(user: User, password: str, *, at: datetime) -> None:
    """Set a new password, which signs every device out. Raises DomainError on a weak one."""
    passwords.demand_strength(password, email=user.email)
    user.password_hash = passwords.hashed(password)
    user.confirmed_at = user.confirmed_at or at  # the link proves the address
    shut_out(user, at=at)
    record("account.password_chosen", user, by=user)
    publish(PasswordChosen(user.id))


def change_password(user: User, password: str, *, kept: UserSession, at: datetime) -> None:
    """For somebody who has shown the one they had: all sessions but `kept` end, and so do links in mails.

    Raises DomainError on a weak password.
    """
    passwords.demand_strength(password, email=user.email)
    user.password_hash = passwords.hashed(password)
    user.session_key = new_session_key()
    end_others(user, kept=kept, at=at)
    record("account.password_changed", user, by=user)
    publish(PasswordChanged(user.id))


def shut_out(user: User, *, at: datetime) -> None:
    """On every device, and with every link in a mail that they got. The caller records why."""
    user.session_key = new_session_key()
    end_all(user, at=at)


def forget_factors(user: User, *, by: User | None, reason: str, forget: Callable[[User], None], at: datetime) -> None:
    """For somebody who lost all of them: the next sign-in starts with setting one up.

    Who they are was found out by other means: the reason says how.
    """
    forget(user)
    end_all(user, at=at)
    record("account.factors_forgotten", user, by=by, reason=reason)
    publish(FactorsForgotten(user.id))


def change_name(user: User, name: str) -> None:
    user.name = name.strip()
    record("account.name_changed", user, by=user)


def give_role(
    user: User,
    role: Role,
    *,
    by: User | None,
    on: date,
    association_id: int | None = None,
    municipality_code: str | None = None,
    ends_on: date | None = None,
) -> RoleAssignment:
    assignment = RoleAssignment(
        user=user,
        role=role,
        association_id=association_id,
        municipality_code=municipality_code,
        starts_on=on,
        ends_on=ends_on,
    )
    session.add(assignment)
    session.flush()  # its id goes into the audit trail
    record("role.given", assignment, by=by, user_id=user.id, role=role)
    return assignment


def end_role(assignment: RoleAssignment, *, by: User | None, at: datetime) -> None:
    """Take it away from this moment on. Nothing happens when it was ended already."""
    if assignment.ended_at is None:
        assignment.ended_at = at
        record("role.ended", assignment, by=by, user_id=assignment.user_id, role=assignment.role)


def set_last_day(assignment: RoleAssignment, ends_on: date | None, *, by: User) -> None:
    """Let the role hold up to and including a day, or with None until somebody ends it."""
    before, assignment.ends_on = assignment.ends_on, ends_on
    record("role.end_changed", assignment, by=by, user_id=assignment.user_id, before=before, after=ends_on)
