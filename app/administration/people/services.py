"""What the administrator does for and to a person. Each act is recorded with its reason."""

from datetime import datetime

from app.accounts import factors
from app.accounts.models import User, new_session_key
from app.accounts.services import repeat_confirmation
from app.administration.people.messages import SecondFactorReset
from app.audit.services import record
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish


def block(person: User, *, by: User, reason: str, at: datetime) -> None:
    """Sign them out everywhere and let them in no more. Firms, roles and decisions stay as they are."""
    if person.blocked_at is not None:
        raise DomainError(lazy("This account is blocked already."))
    person.blocked_at = at
    record("account.blocked", person, by=by, reason=reason)
    _end_sessions(person)


def unblock(person: User, *, by: User, reason: str, at: datetime) -> None:
    if person.blocked_at is None:
        raise DomainError(lazy("This account is not blocked."))
    record("account.unblocked", person, by=by, reason=reason, blocked_at=person.blocked_at, unblocked_at=at)
    person.blocked_at = None


def sign_out_everywhere(person: User, *, by: User, reason: str, at: datetime) -> None:
    record("account.signed_out_everywhere", person, by=by, reason=reason, ended_at=at)
    _end_sessions(person)


def reset_second_factor(person: User, *, by: User, reason: str, at: datetime) -> None:
    """For somebody who lost their telephone. Who they are was found out by other means: the reason says how."""
    factors.forget_all(person)
    record("account.second_factor_reset", person, by=by, reason=reason, reset_at=at)
    _end_sessions(person)
    publish(SecondFactorReset(person.id))


def resend_confirmation(person: User, *, by: User) -> None:
    if person.confirmed_at is not None:
        raise DomainError(lazy("This address is confirmed already."))
    record("account.confirmation_repeated", person, by=by)
    repeat_confirmation(person)


def _end_sessions(person: User) -> None:
    person.session_key = new_session_key()
